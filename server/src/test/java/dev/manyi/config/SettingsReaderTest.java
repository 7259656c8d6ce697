package dev.manyi.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each setting takes and refuses, and what is said about it. */
class SettingsReaderTest {
    private static final String RANDOM_KEY = "kUYw0m3sVg5p1k2dN7xFqE9aTzB4cR8hLjW6oPiQuXs=";

    private static final Map<Setting, List<String>> GOOD = Map.ofEntries(
            Map.entry(Setting.HTTP_HOST, List.of("127.0.0.1", "0.0.0.0", "::1", "host_1.example.com")),
            Map.entry(Setting.HTTP_PORT, List.of("0", "80", "65535", " 9000 ")),
            Map.entry(Setting.MANAGEMENT_HOST, List.of("localhost", "fe80::1%eth0")),
            Map.entry(Setting.MANAGEMENT_PORT, List.of("0", "9090")),
            Map.entry(Setting.DATA_DIR, List.of(".", "target/not yet there/数据")),
            Map.entry(Setting.ZONE, List.of("Europe/Berlin", "UTC")),
            Map.entry(Setting.ORGANISATION, List.of("满", "x".repeat(100), "😀".repeat(100))),
            Map.entry(Setting.ADMIN_PASSWORD, List.of("twelve chars", "十二个字符十二个字符十二")),
            Map.entry(Setting.JWT_KEY, List.of(RANDOM_KEY)),
            Map.entry(Setting.PRIVACY_KEY, List.of(RANDOM_KEY)),
            Map.entry(Setting.STRICT_CODES, List.of("true", "false")),
            Map.entry(Setting.RULES, List.of("pom.xml", "./src/main/resources/kpi/rules.yaml")),
            Map.entry(Setting.DATABASE_POOL, List.of("2", "200")),
            Map.entry(
                    Setting.DATABASE_URL,
                    List.of(
                            "postgresql://u:p@ss word@postgres_db/d",
                            "postgresql://u:p%40@h:5432/d",
                            "postgres://h",
                            "postgresql://[::1]:5432/d?sslmode=require")),
            Map.entry(Setting.SMTP_URL, List.of("smtp://u:p@h:587", "smtps://h")));

    private static final Map<Setting, List<String>> BAD = Map.ofEntries(
            Map.entry(Setting.HTTP_HOST, List.of(" ", "http://localhost", "127.0.0.1:8080", "two hosts")),
            Map.entry(Setting.HTTP_PORT, List.of("-1", "65536", "http", "80.5", "99999999999")),
            Map.entry(Setting.MANAGEMENT_HOST, List.of("a/b", "x".repeat(254))),
            Map.entry(Setting.MANAGEMENT_PORT, List.of("eight", "70000")),
            Map.entry(Setting.DATA_DIR, List.of("pom.xml", "pom.xml/below-a-file")),
            Map.entry(Setting.ZONE, List.of("Shanghai", "+08:00", "Asia/Beijing")),
            Map.entry(Setting.ORGANISATION, List.of(" ", "x".repeat(101), "two\nlines")),
            Map.entry(Setting.ADMIN_PASSWORD, List.of("elevenchars", " ".repeat(12), "😀".repeat(11), "x".repeat(257))),
            Map.entry(Setting.JWT_KEY, List.of("not base64!", "c2hvcnQ=", "A".repeat(64), "changeme")),
            Map.entry(Setting.PRIVACY_KEY, List.of("c2hvcnQ=", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=")),
            Map.entry(Setting.STRICT_CODES, List.of("yes", "TRUE", "1")),
            Map.entry(Setting.RULES, List.of("not-there.yaml", "src")),
            Map.entry(Setting.DATABASE_POOL, List.of("1", "201", "many")),
            Map.entry(
                    Setting.DATABASE_URL,
                    List.of(
                            "jdbc:postgresql://h/d",
                            "mysql://h/d",
                            "postgresql:///d",
                            "postgresql://u:%zz@h/d",
                            "postgresql://h:65536/d")),
            Map.entry(Setting.SMTP_URL, List.of("mail.example.com", "http://h", "smtp://h:99999")));

    static Stream<Arguments> good() {
        return cases(GOOD);
    }

    static Stream<Arguments> bad() {
        return cases(BAD);
    }

    private static Stream<Arguments> cases(Map<Setting, List<String>> values) {
        return Arrays.stream(Setting.values())
                .flatMap(setting -> values.get(setting).stream().map(value -> Arguments.of(setting, value)));
    }

    @ParameterizedTest
    @MethodSource("good")
    void takes(Setting setting, String value) {
        SettingsReader.read(Map.of(setting.variable(), value));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesAndSaysWhatItWouldAccept(Setting setting, String value) {
        List<String> problems = problems(Map.of(setting.variable(), value));
        String shown = setting.secret() ? "" : " is \"" + value + "\"";
        assertEquals(List.of(setting.variable() + shown + ": give " + setting.accepts()), problems);
    }

    @Test
    void readsEveryValueIntoItsPlace() {
        Settings settings = SettingsReader.read(Map.ofEntries(
                Map.entry("MANYI_HTTP_HOST", "0.0.0.0"),
                Map.entry("MANYI_HTTP_PORT", "1"),
                Map.entry("MANYI_MANAGEMENT_HOST", "::1"),
                Map.entry("MANYI_MANAGEMENT_PORT", "2"),
                Map.entry("MANYI_DATA_DIR", "/tmp/../tmp/m"),
                Map.entry("MANYI_ZONE", "Europe/Berlin"),
                Map.entry("MANYI_ORGANISATION", "零售"),
                Map.entry("MANYI_ADMIN_PASSWORD", "correct horse"),
                Map.entry("MANYI_JWT_KEY", RANDOM_KEY),
                Map.entry("MANYI_PRIVACY_KEY", "\n" + RANDOM_KEY.replace('k', 'l') + "\n"),
                Map.entry("MANYI_STRICT_CODES", "true"),
                Map.entry("MANYI_DATABASE_POOL", "3"),
                Map.entry("DATABASE_URL", "postgresql://u:p@h/d"),
                Map.entry("SMTP_URL", "smtp://u:p@h")));
        assertEquals(new Settings.Listen("0.0.0.0", 1), settings.http());
        assertEquals(new Settings.Listen("::1", 2), settings.management());
        assertEquals(Path.of("/tmp/m"), settings.dataDir());
        assertEquals(ZoneId.of("Europe/Berlin"), settings.zone());
        assertEquals("零售", settings.organisation());
        assertEquals(Optional.of("correct horse"), settings.adminPassword().map(Secret::reveal));
        assertEquals(Optional.of(RANDOM_KEY), settings.keys().jwt().map(Secret::reveal));
        assertEquals(
                Optional.of(RANDOM_KEY.replace('k', 'l')),
                settings.keys().privacy().map(Secret::reveal));
        assertTrue(settings.strictCodes());
        assertEquals(3, settings.databasePool());
        assertEquals(Optional.of("postgresql://u:p@h/d"), settings.databaseUrl().map(Secret::reveal));
        assertEquals(Optional.of("smtp://u:p@h"), settings.smtpUrl().map(Secret::reveal));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyVariableIsAsIfItWereNotThere(Setting setting) {
        assertEquals(
                SettingsReader.read(Map.of()).toString(),
                SettingsReader.read(Map.of(setting.variable(), "")).toString());
    }

    @Test
    void listsAllMistakesAtOnce() {
        Map<String, String> environment = new HashMap<>();
        BAD.forEach((setting, values) -> environment.put(setting.variable(), values.get(0)));
        List<String> problems = problems(environment);
        assertEquals(Setting.values().length, problems.size());
        for (Setting setting : Setting.values()) {
            assertEquals(
                    1,
                    problems.stream()
                            .filter(problem ->
                                    problem.startsWith(setting.variable()) && problem.endsWith(setting.accepts()))
                            .count(),
                    setting.variable());
        }
    }

    @Test
    void oneSharedPortIsAMistake() {
        assertEquals(
                List.of("MANYI_MANAGEMENT_PORT is 9000, as is MANYI_HTTP_PORT: give two different ports"),
                problems(Map.of("MANYI_HTTP_PORT", "9000", "MANYI_MANAGEMENT_PORT", "9000")));
    }

    /** Whatever a secret is, good or bad: no text that people or logs see has it. */
    @Test
    void neverPrintsASecret() {
        Map<Setting, String> secrets = new HashMap<>();
        Arrays.stream(Setting.values())
                .filter(Setting::secret)
                .forEach(setting -> secrets.put(setting, GOOD.get(setting).get(0)));
        assertEquals(5, secrets.size());
        Map<String, String> environment = new HashMap<>();
        secrets.forEach((setting, value) -> environment.put(setting.variable(), value));
        String good = SettingsReader.read(environment).toString();
        assertEquals(secrets.size(), good.split("\\*\\*\\*", -1).length - 1, good);
        secrets.values().forEach(secret -> assertFalse(good.contains(secret), good));

        secrets.keySet().forEach(setting -> environment.put(setting.variable(), "Tr0ub4dor&3 \u0000"));
        String bad = assertThrows(InvalidSettings.class, () -> SettingsReader.read(environment))
                .toString();
        assertTrue(bad.contains("MANYI_JWT_KEY") && bad.contains("DATABASE_URL") && bad.contains("SMTP_URL"), bad);
        assertFalse(bad.contains("Tr0ub4dor"), bad);
    }

    static List<String> problems(Map<String, String> environment) {
        return assertThrows(InvalidSettings.class, () -> SettingsReader.read(environment))
                .problems();
    }
}
