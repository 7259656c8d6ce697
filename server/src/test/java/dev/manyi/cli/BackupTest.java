package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.RunningServer;
import dev.manyi.config.Settings;
import dev.manyi.db.DatabaseRefused;
import dev.manyi.report.ReportFormat;
import dev.manyi.testing.InstalledPostgres;
import dev.manyi.testing.OwedReport;
import dev.manyi.testing.TestDatabase;
import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What docs/operations.md says of backups, done: dumped, restored into an empty database of another cluster, and looked at. */
class BackupTest {
    private static final String HEADER = "source,external_id,store,submitted_at,csat,nps,customer,comment\n";

    private static final String SCHEDULE = "每月月报";

    @TempDir
    private Path folder;

    private String errors = "";

    private static Settings settings(Path data, InstalledPostgres postgres) {
        return TestSettings.of(data, "Asia/Shanghai", Optional.of(postgres.secretUrl()));
    }

    private void run(Object command, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
        errors = out + "\n" + err;
        assertEquals(0, exit, errors);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Map<String, byte[]> report(Settings settings, String into) throws IOException {
        Path out = folder.resolve(into);
        run(new ReportCommand(() -> settings), "monthly", "--period", "2024-09", "--language", "zh-CN", "--out", out);
        Map<String, byte[]> files = new TreeMap<>();
        for (String format : ReportFormat.ids()) {
            files.put(format, Files.readAllBytes(out.resolve("monthly-2024-09-zh-CN." + format)));
        }
        return files;
    }

    private static HttpResponse<String> post(RunningServer server, String path, String token, JsonObject body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()));
        return send(server, request, path, token);
    }

    private static HttpResponse<String> send(
            RunningServer server, HttpRequest.Builder request, String path, String token)
            throws IOException, InterruptedException {
        request.uri(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String login(RunningServer server) throws IOException, InterruptedException {
        HttpResponse<String> login = post(
                server,
                "/auth/login",
                null,
                new JsonObject().put("username", "admin").put("password", TestSettings.ADMIN_PASSWORD));
        assertEquals(200, login.statusCode(), login.body());
        return new JsonObject(login.body()).getString("access_token");
    }

    private static void schedule(RunningServer server) throws IOException, InterruptedException {
        JsonObject recipient = new JsonObject()
                .put("name", "陈静")
                .put("email", "chen@example.com")
                .put("language", "zh-CN")
                .put("formats", new JsonArray().add("pdf"));
        JsonObject schedule = new JsonObject()
                .put("name", SCHEDULE)
                .put("report", "monthly")
                .put("period_rule", "last_month")
                .put("cron", "0 8 1 * *")
                .put("recipients", new JsonArray().add(recipient));
        HttpResponse<String> made = post(server, "/schedules", login(server), schedule);
        assertEquals(201, made.statusCode(), made.body());
    }

    /** How many rows each table has. */
    private static Map<String, Long> rows(InstalledPostgres postgres) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : query(postgres, "SELECT tablename FROM pg_tables WHERE schemaname = 'manyi'")) {
            rows.put(
                    table,
                    Long.valueOf(query(postgres, "SELECT count(*) FROM manyi." + table)
                            .get(0)));
        }
        assertTrue(rows.get("schedule") == 1 && rows.get("delivery_attempt") == 1, rows::toString);
        return rows;
    }

    private static List<String> query(InstalledPostgres postgres, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    /** Facts, a frozen report, and a fact of its month that came after it. */
    private Map<String, byte[]> fill(Settings settings) throws IOException {
        // Makes the first user.
        RunningServer.prepare(settings, Clock.systemUTC()).close();
        ImportCommand command = new ImportCommand(() -> settings);
        run(command, "stores", file("stores.csv", "code,name,region\nS1,静安寺店,EAST\n"));
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 40; i++) {
            rows.append("pos,%d,S1,2024-09-%02dT10:00:00+08:00,%d,%d,C-%d,服务很好\n"
                    .formatted(i, 1 + i % 30, 1 + i % 5, i % 11, i % 7));
        }
        run(new ImportCommand(() -> settings), "responses", file("responses.csv", rows.toString()));
        Map<String, byte[]> frozen = report(settings, "before");
        String late = HEADER + "pos,late,S1,2024-09-30T20:00:00+08:00,1,0,C-9,太慢了\n";
        run(new ImportCommand(() -> settings), "responses", file("late.csv", late));
        return frozen;
    }

    private static void backUp(InstalledPostgres postgres, Path data, Path to) throws IOException {
        Files.createDirectories(to);
        String dump = to.resolve("manyi.dump").toString();
        postgres.run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + dump, postgres.url());
        copy(data.resolve("keys"), to.resolve("keys"));
        Files.copy(data.resolve("evidence-head"), to.resolve("evidence-head"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void whatWasDumpedIsRestoredWithEveryNumberLoginAndFrozenReport() throws Exception {
        Path backup = folder.resolve("backup");
        Map<String, byte[]> frozen;
        Map<String, Long> rows;
        try (InstalledPostgres old = InstalledPostgres.start()) {
            Settings before = settings(TestDatabase.folder(), old);
            frozen = fill(before);
            // A server writes down how far the evidence has got.
            try (RunningServer server =
                    RunningServer.prepare(before, Clock.systemUTC()).listen()) {
                schedule(server);
            }
            query(old, OwedReport.SQL);
            rows = rows(old);
            backUp(old, before.dataDir(), backup);
        }
        try (InstalledPostgres other = InstalledPostgres.start()) {
            other.run(
                    "pg_restore",
                    "--exit-on-error",
                    "--single-transaction",
                    "--no-owner",
                    "--no-privileges",
                    "--dbname=" + other.url(),
                    backup.resolve("manyi.dump").toString());
            assertEquals(rows, rows(other));
            assertKeysAreNeeded(other);
            Path data = TestDatabase.folder();
            copy(backup.resolve("keys"), data.resolve("keys"));
            Files.copy(backup.resolve("evidence-head"), data.resolve("evidence-head"));
            Settings after = settings(data, other);
            run(new CheckCommand(() -> after));
            assertTrue(errors.contains("41"), errors);
            assertSame(frozen, report(after, "after"));
            assertPeopleAndCustomersAreThere(after);
        }
    }

    private static void assertKeysAreNeeded(InstalledPostgres postgres) {
        Settings withoutKeys = settings(TestDatabase.folder(), postgres);
        DatabaseRefused refused =
                assertThrows(DatabaseRefused.class, () -> RunningServer.prepare(withoutKeys, Clock.systemUTC()));
        assertTrue(refused.getMessage().contains("MANYI_PRIVACY_KEY"), refused.getMessage());
    }

    private static void assertSame(Map<String, byte[]> before, Map<String, byte[]> after) {
        assertEquals(List.copyOf(before.keySet()), List.copyOf(after.keySet()));
        assertFalse(before.isEmpty());
        before.forEach((format, bytes) -> assertArrayEquals(bytes, after.get(format), format));
    }

    private static void assertPeopleAndCustomersAreThere(Settings settings) throws Exception {
        try (RunningServer server =
                RunningServer.prepare(settings, Clock.systemUTC()).listen()) {
            String token = login(server);
            HttpResponse<String> customer =
                    post(server, "/customers/export", token, new JsonObject().put("customer", "C-3"));
            assertEquals(200, customer.statusCode(), customer.body());
            JsonObject schedules =
                    new JsonObject(send(server, HttpRequest.newBuilder().GET(), "/schedules", token)
                            .body());
            assertEquals(
                    SCHEDULE,
                    schedules.getJsonArray("schedules").getJsonObject(0).getString("name"));
        }
    }
}
