package dev.manyi.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Links LINKS = links((byte) 1);
    private static final Link LINK = new Link(Letters.DELIVERY, "xlsx", Instant.parse("2026-12-01T00:00:00Z"));

    private static Links links(byte key) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, key);
        return new Links(bytes, "https://a.example", Duration.ofDays(1));
    }

    @Test
    void whatWasSignedIsRead() {
        assertEquals(Optional.of(LINK), LINKS.read(LINKS.token(LINK)));
    }

    @Test
    void anotherKeyIsAnotherServer() {
        assertEquals(Optional.empty(), links((byte) 2).read(LINKS.token(LINK)));
    }

    /** Neither another delivery nor a later end: every bit counts. */
    @Test
    void nothingCanBeChanged() {
        byte[] good = Base64.getUrlDecoder().decode(LINKS.token(LINK));
        for (int i = 0; i < good.length * 8; i++) {
            byte[] changed = good.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            assertEquals(
                    Optional.empty(),
                    LINKS.read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)),
                    "bit " + i);
        }
    }

    @Test
    void nothingElseIsALink() {
        String token = LINKS.token(LINK);
        for (String bad : new String[] {
            "",
            "x",
            "d",
            token + "A",
            token + "=",
            token.substring(1),
            token.substring(0, 40),
            "A".repeat(500),
            "a b",
            "链接"
        }) {
            assertEquals(Optional.empty(), LINKS.read(bad), bad);
        }
    }
}
