package dev.manyi.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrivacyTest {
    @Test
    void hashesACustomerTheSameWayUnderOneKeyOnly() {
        Privacy privacy = new Privacy("a".repeat(32).getBytes(StandardCharsets.UTF_8));
        Privacy other = new Privacy("b".repeat(32).getBytes(StandardCharsets.UTF_8));
        assertEquals(privacy.customer("张三"), privacy.customer("张三"));
        assertNotEquals(privacy.customer("张三"), privacy.customer("张四"));
        assertNotEquals(privacy.customer("张三"), other.customer("张三"));
        assertNotEquals(privacy.fingerprint(), other.fingerprint());
        assertEquals(null, privacy.customer(null));
    }
}
