package dev.manyi.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.InvalidSettings;
import dev.manyi.config.Settings;
import dev.manyi.testing.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtKeyTest {
    @TempDir
    Path one;

    @TempDir
    Path two;

    @Test
    void aRandomKeyIsMadeOnceForItsOwnerOnly() throws IOException {
        byte[] key = JwtKey.read(settings(one));
        assertEquals(32, key.length);
        assertArrayEquals(key, JwtKey.read(settings(one)));
        assertFalse(Arrays.equals(key, JwtKey.read(settings(two))));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(one.resolve("keys/jwt.key"))));
    }

    @Test
    void aDamagedKeyFileRefusesTheStart() throws IOException {
        JwtKey.read(settings(one));
        for (String damaged : new String[] {"", "c2hvcnQ=", "not Base64 at all !"}) {
            Files.writeString(one.resolve("keys/jwt.key"), damaged);
            InvalidSettings refused = assertThrows(InvalidSettings.class, () -> JwtKey.read(settings(one)));
            assertTrue(refused.getMessage().contains("openssl rand -base64 32"), refused.getMessage());
        }
    }

    private static Settings settings(Path folder) {
        return TestSettings.of(folder, "Asia/Shanghai", Optional.empty());
    }
}
