package dev.manyi.config;

import static dev.manyi.config.SettingsReaderTest.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings file: below the environment, strict, and silent about secrets. */
class SettingsFileTest {
    @TempDir
    Path folder;

    private Map<String, String> file(String text) throws IOException {
        Path file = folder.resolve("manyi.yaml");
        Files.writeString(file, text);
        return Map.of("MANYI_CONFIG", file.toString());
    }

    private String problem(String text) throws IOException {
        List<String> problems = problems(file(text));
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0).replace(folder.toString(), "");
    }

    @Test
    void environmentOverFileOverDefault() throws IOException {
        Map<String, String> environment = new HashMap<>(file("http_port: 1000\nmanagement_port: 1001\n"));
        environment.put("MANYI_MANAGEMENT_PORT", "1002");
        Settings settings = SettingsReader.read(environment);
        assertEquals(1000, settings.http().port());
        assertEquals(1002, settings.management().port());
        assertEquals("127.0.0.1", settings.http().host());
    }

    @Test
    void aWrongValueInTheFileIsHealedByTheEnvironment() throws IOException {
        Map<String, String> environment = new HashMap<>(file("zone: Nowhere"));
        environment.put("MANYI_ZONE", "UTC");
        assertEquals("UTC", SettingsReader.read(environment).zone().getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"012345678901", "1_000_000_000_000", "true false true", "1e4000000000", "0x1234567890"})
    void valuesAreTakenAsWritten(String password) throws IOException {
        assertEquals(
                Optional.of(password),
                SettingsReader.read(file("admin_password: " + password))
                        .adminPassword()
                        .map(Secret::reveal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "zone:\n", "zone: \"\"\n", "admin_password: ~\ndatabase_url: null\n"})
    void emptyIsAsIfItWereNotThere(String text) throws IOException {
        Settings settings = SettingsReader.read(file(text));
        assertEquals("Asia/Shanghai", settings.zone().getId());
        assertTrue(settings.adminPassword().isEmpty() && settings.databaseUrl().isEmpty());
    }

    @Test
    void unknownKeyIsNamedWithTheKnownOnes() throws IOException {
        String problem = problem("zone: UTC\nhttp-port: 1\n");
        assertTrue(problem.startsWith("/manyi.yaml, line 2: \"http-port\" is not a setting: known are "), problem);
        Arrays.stream(Setting.values()).forEach(setting -> assertTrue(problem.contains(setting.key()), setting.key()));
    }

    @Test
    void aDoubledKeyIsAMistake() throws IOException {
        assertEquals(
                "/manyi.yaml, line 2: \"zone\" stands here a second time: keep one", problem("zone: UTC\nzone: UTC\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http_host: [0.0.0.0]", "http_host: {a: b}", "http_host:\n  - 0.0.0.0"})
    void listsAndBlocksAreRefused(String text) throws IOException {
        assertEquals(
                "/manyi.yaml, line 1: \"http_host\" holds a list or a block: write one \"name: value\" a line",
                problem(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"- zone", "just words", "42"})
    void whatIsNoListOfSettingsIsRefused(String text) throws IOException {
        assertEquals(
                "/manyi.yaml, line 1: this is no list of settings: write one \"name: value\" a line", problem(text));
    }

    @Test
    void brokenYamlIsToldByItsLineWithoutItsText() throws IOException {
        String problem = problem("zone: UTC\nadmin_password: \"correct horse battery\n");
        assertTrue(problem.matches("/manyi.yaml, line [23]: not readable as YAML: .*"), problem);
        assertFalse(problem.contains("horse"), problem);
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Map<String, String> environment = file("");
        Files.write(folder.resolve("manyi.yaml"), "organisation: Läden".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                List.of(folder.resolve("manyi.yaml") + " is not UTF-8 text: save it as UTF-8"), problems(environment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.yaml", "."})
    void theNamedFileMustBeThere(String name) {
        String path = folder.resolve(name).toString();
        assertEquals(
                List.of("MANYI_CONFIG names \"" + path + "\", which is not a file: give the path of a settings file"),
                problems(Map.of("MANYI_CONFIG", path)));
    }

    /** The shipped example is one that works, also with its commented lines. */
    @Test
    void theExampleIsValid() throws IOException {
        String example = Files.readString(Path.of("../docs/manyi.example.yaml"));
        SettingsReader.read(file(example));
        String everything = example.replaceAll("(?m)^# (?=[a-z_]+: )", "")
                .replace("./report-templates", "src/main/resources/report")
                .replace("./schedules", "src/main/resources/report")
                .replace("./holidays.yaml", "../docs/holidays-china-2026.example.yaml")
                .replace("./logo.png", "../docs/pictures/logo.png")
                .replace("./rules.yaml", "src/main/resources/kpi/rules.yaml")
                .replaceAll("\\./tls/\\S+", "pom.xml")
                .replace("openssl rand -base64 32", "kUYw0m3sVg5p1k2dN7xFqE9aTzB4cR8hLjW6oPiQuXs=");
        Settings settings = SettingsReader.read(file(everything));
        assertTrue(
                settings.databaseUrl().isPresent() && settings.mail().smtpUrl().isPresent());
        assertTrue(settings.web().tls().isPresent() && settings.oidc().isPresent());
        Arrays.stream(Setting.values())
                .forEach(setting -> assertTrue(everything.contains("\n" + setting.key() + ": "), setting.key()));
    }
}
