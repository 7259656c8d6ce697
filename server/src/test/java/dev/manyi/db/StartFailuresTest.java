package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the shell sees when the program can not start. */
class StartFailuresTest {
    @TempDir
    Path folder;

    @Test
    void wrongSettingsAreListedAllAtOnceAndTheExitCodeIs2() throws Exception {
        Map<String, String> wrong = Map.of(
                "MANYI_HTTP_PORT",
                "http",
                "MANYI_ZONE",
                "Shanghai",
                "MANYI_ADMIN_PASSWORD",
                "s3cr3t",
                "SMTP_URL",
                "mail:s3cr3t");
        try (ManyiProcess process = ManyiProcess.start(folder, wrong, "serve")) {
            assertEquals(2, process.exit());
            assertEquals("", process.out());
            List<String> lines = process.err().lines().toList();
            assertEquals("The settings are wrong:", lines.get(0));
            assertEquals(
                    List.of("MANYI_HTTP_PORT", "MANYI_ZONE", "MANYI_ADMIN_PASSWORD", "SMTP_URL"),
                    lines.stream()
                            .skip(1)
                            .map(line -> line.replaceAll("^  - (\\w+).*", "$1"))
                            .toList());
            assertTrue(lines.stream().skip(1).allMatch(line -> line.contains(": give ")), process.err());
            assertFalse(process.err().contains("s3cr3t"), process.err());
            assertFalse(Files.exists(folder.resolve("data")));
        }
    }

    @Test
    void wrongRulesAreListedAllAtOnceAndNoDatabaseIsMade() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                follow_up: two days
                opening_hours_for: [nps]
                scoring: {resolution_rate: [[0, 0]]}
                weights: {csi: {rating_attitude: 90}}
                """);
        try (ManyiProcess process = ManyiProcess.start(folder, Map.of("MANYI_RULES", rules.toString()), "serve")) {
            assertEquals(2, process.exit());
            assertEquals("", process.out());
            assertEquals(
                    List.of("follow_up", "opening_hours_for", "scoring.resolution_rate", "weights.csi"),
                    process.err()
                            .lines()
                            .skip(1)
                            .map(line -> line.replaceAll("^  - " + rules + ", ([^:]*): .*", "$1"))
                            .toList());
            assertFalse(Files.exists(folder.resolve("data")));
        }
    }

    @Test
    void aWrongDatabasePasswordIsSaidWithoutAStackTrace() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                ManyiProcess process = ManyiProcess.start(
                        folder,
                        Map.of(
                                "DATABASE_URL",
                                "postgresql://postgres:s3cr3t@127.0.0.1:"
                                        + database.address().port() + "/postgres"),
                        "serve")) {
            assertEquals(1, process.exit());
            assertEquals(
                    "No connection to the database at 127.0.0.1:"
                            + database.address().port()
                            + "/postgres: FATAL: password authentication failed for user \"postgres\"\n",
                    process.err());
        }
    }

    @Test
    void aTakenPortIsNamedAndNoPostgresStays() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ManyiProcess process = ManyiProcess.start(
                        folder, Map.of("MANYI_MANAGEMENT_PORT", "" + taken.getLocalPort()), "serve")) {
            assertEquals(1, process.exit());
            String said = process.err();
            assertTrue(
                    said.contains("Can not listen on 127.0.0.1:0 (MANYI_HTTP_HOST, MANYI_HTTP_PORT) and 127.0.0.1:"
                            + taken.getLocalPort() + " (MANYI_MANAGEMENT_HOST, MANYI_MANAGEMENT_PORT): "),
                    said);
            assertTrue(said.contains("in use"), said);
            assertFalse(said.contains("\tat "), said);
            assertEquals(List.of(), ManyiProcess.postgres(folder));
        }
    }
}
