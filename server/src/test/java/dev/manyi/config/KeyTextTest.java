package dev.manyi.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a random key and what somebody typed. */
class KeyTextTest {
    @Test
    void whatIsRandomIsAKey() {
        Random random = new Random(20261001);
        for (int i = 0; i < 10_000; i++) {
            byte[] key = new byte[32 + i % 33];
            random.nextBytes(key);
            String text = Base64.getEncoder().encodeToString(key);
            assertTrue(KeyText.read(text).isPresent(), text);
        }
    }

    static Stream<String> placeholders() {
        byte[] counted = new byte[64];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = (byte) (i * 5);
        }
        return Stream.of(
                "",
                " ",
                "changeme",
                "not Base64!",
                "c2hvcnQ=",
                // 31 random bytes: one too few.
                "Wv3bJkq0xT1m8uYzR5nPpLs7dQeFhGiKaBcCoD2jEw==",
                "A".repeat(64),
                "changeme".repeat(8),
                "abcde".repeat(12),
                "ThisIsTheSecretOfOurCompanyAndNobodyKnowsItAtAll",
                "kUYw0m3sVg5p1k2dN7xFqE9aTzB4ChangeMeLjW6oPiQuXsA",
                "0123456789012345678901234567890123456789012345678901234567890123",
                base64("a-string-secret-at-least-256-bits-long"),
                base64("please generate a key of your own here!"),
                base64("changemechangemechangemechangeme"),
                base64("GEHEIM geheim Geheim gehEIM GeHeIm 1234\n"),
                Base64.getEncoder().encodeToString(new byte[32]),
                Base64.getEncoder().encodeToString(counted));
    }

    @ParameterizedTest
    @MethodSource("placeholders")
    void whatSomebodyTypedIsNone(String text) {
        assertTrue(KeyText.read(text).isEmpty(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANYI_JWT_KEY", "MANYI_JWT_KEY_PREVIOUS", "MANYI_PRIVACY_KEY"})
    void anEmptyKeyIsAMistakeAndNotAnAbsentOne(String variable) throws IOException {
        assertTrue(problem(Map.of(variable, "")).contains(variable), variable);
        Path file = Files.createTempFile("manyi", ".yaml");
        try {
            Files.writeString(file, variable.replace("MANYI_", "").toLowerCase(java.util.Locale.ROOT) + ":\n");
            assertTrue(problem(Map.of("MANYI_CONFIG", file.toString())).contains(variable), variable);
        } finally {
            Files.delete(file);
        }
    }

    private static String problem(Map<String, String> environment) {
        try {
            SettingsReader.read(environment);
            return "";
        } catch (InvalidSettings refused) {
            assertEquals(1, refused.problems().size());
            return refused.getMessage();
        }
    }

    /** Whoever copies a key out of the documents would share it with everybody who reads them. */
    @Test
    void nothingInTheDocumentsIsAKey() throws IOException {
        Pattern long64 = Pattern.compile("(?<![\\w#/.-])[A-Za-z0-9+/]{40,}={0,2}");
        List<Path> documents;
        try (Stream<Path> docs = Files.walk(Path.of("../docs"))) {
            documents = Stream.concat(
                            Stream.of(Path.of("../README.md"), Path.of("src/main/resources/openapi.yaml")), docs)
                    .filter(file -> file.toString().matches(".*\\.(md|ya?ml)"))
                    .toList();
        }
        assertFalse(documents.size() < 10);
        for (Path document : documents) {
            Matcher found = long64.matcher(Files.readString(document));
            while (found.find()) {
                assertTrue(KeyText.read(found.group()).isEmpty(), document + ": " + found.group());
            }
        }
    }

    private static String base64(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }
}
