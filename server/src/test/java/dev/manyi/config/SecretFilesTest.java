package dev.manyi.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are given as files. */
class SecretFilesTest {
    private static final String URL = "postgresql://manyi:p%40ss@db:5432/manyi";

    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("secret"), text).toString();
    }

    private static List<String> problems(Map<String, String> environment) {
        return assertThrows(InvalidSettings.class, () -> SettingsReader.read(environment))
                .problems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void theFileHoldsTheSecretWhateverEndsItsLine(String end) throws IOException {
        Settings settings = SettingsReader.read(Map.of("DATABASE_URL_FILE", file(URL + end)));
        assertEquals(Optional.of(URL), settings.databaseUrl().map(Secret::reveal));
    }

    @Test
    void aPasswordKeepsItsSpaces() throws IOException {
        Settings settings = SettingsReader.read(Map.of("MANYI_ADMIN_PASSWORD_FILE", file(" correct horse \n")));
        assertEquals(Optional.of(" correct horse "), settings.adminPassword().map(Secret::reveal));
    }

    @Test
    void onlySecretsMayBeGivenSo() throws IOException {
        Settings settings = SettingsReader.read(Map.of("MANYI_ZONE_FILE", file("Europe/Berlin")));
        assertEquals("Asia/Shanghai", settings.zone().getId());
    }

    @Test
    void aListMayNameNothing() throws IOException {
        Settings settings = SettingsReader.read(Map.of("MANYI_WEBHOOKS_FILE", file("\n")));
        assertEquals(Map.of(), settings.webhooks().targets());
    }

    @Test
    void whatIsWrongNamesTheVariableAndNeverWhatTheFileHolds() throws IOException {
        String key = file("not a key\n");
        List<String> wrong = problems(Map.of("MANYI_JWT_KEY_FILE", key));
        assertEquals(1, wrong.size());
        assertTrue(wrong.get(0).startsWith("MANYI_JWT_KEY: give a random key"), wrong::toString);
        assertFalse(wrong.toString().contains("not a key"));
        says(
                "MANYI_JWT_KEY_FILE and MANYI_JWT_KEY are both given",
                Map.of("MANYI_JWT_KEY_FILE", key, "MANYI_JWT_KEY", "x"));
        says("names \"" + folder + "\", which is no file", Map.of("SMTP_URL_FILE", folder.toString()));
        says("names \"/nowhere/key\"", Map.of("MANYI_PRIVACY_KEY_FILE", "/nowhere/key"));
        says("which is empty", Map.of("MANYI_JWT_KEY_FILE", file("\n")));
        says("which is no file of at most", Map.of("SMTP_URL_FILE", file("x".repeat(70_000))));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
        says("which is not UTF-8 text", Map.of("SMTP_URL_FILE", binary.toString()));
    }

    private static void says(String words, Map<String, String> environment) {
        List<String> problems = problems(environment);
        assertTrue(problems.get(0).contains(words), problems::toString);
    }
}
