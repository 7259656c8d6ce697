package dev.manyi.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/settings.md is written from the enum and can not drift from it. */
class SettingsDocTest {
    private static final Path FILE = Path.of("../docs/settings.md");
    private static final String WRITE = "manyi.docs.write";
    private static final String COMMAND =
            "mvn -pl server -am test -Dtest=SettingsDocTest -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE
                    + "=true";

    @Test
    void listsEverySetting() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(FILE, page());
        }
        assertEquals(page(), Files.readString(FILE), "Write " + FILE + " anew with: " + COMMAND);
    }

    private static String page() {
        return """
                # Settings

                <!-- Written from the enum Setting by: %s -->

                Each setting is an environment variable, or a line `key: value` of a file. The file is `manyi.yaml` in the folder
                you start from, or the one that `MANYI_CONFIG` names ([an example](manyi.example.yaml)). Environment variables win
                over the file. All mistakes are listed at once, with what would be accepted, and the exit code is 2. Secrets are
                never printed. A secret may stand in a file: its variable with `_FILE` behind it names that file, as in
                `MANYI_JWT_KEY_FILE=/run/secrets/jwt_key`.

                | variable | key in the file | default | accepted |
                |---|---|---|---|
                %s

                `MANYI_JAVA_OPTS` is no setting of the server: the launcher hands it to the Java machine, for instance `-Xmx4g`.
                """.formatted(
                COMMAND,
                Arrays.stream(Setting.values()).map(SettingsDocTest::row).collect(Collectors.joining("\n")));
    }

    private static String row(Setting setting) {
        String fallback = setting.fallback() == null ? "–" : "`" + setting.fallback() + "`";
        return "| `%s` | `%s` | %s | %s%s |"
                .formatted(
                        setting.variable(),
                        setting.key(),
                        fallback,
                        setting.secret() ? "(secret) " : "",
                        setting.accepts());
    }
}
