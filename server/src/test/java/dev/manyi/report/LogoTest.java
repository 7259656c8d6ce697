package dev.manyi.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.model.Logo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The picture of the settings is the one on the cover, byte for byte. */
class LogoTest {
    private static final Path PICTURE = Path.of("../docs/pictures/logo.png");

    @Test
    void isTheFile() throws Exception {
        Logo logo = LogoFile.read(PICTURE);
        assertEquals("image/png", logo.mediaType());
        assertTrue(java.util.Arrays.equals(
                Files.readAllBytes(PICTURE), Base64.getDecoder().decode(logo.base64())));
    }
}
