package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was done on a whole server can be read by its auditor, is recorded before it is handed out, and forms one chain. */
class AuditTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static LiveServer server;
    private static BuiltReport report;

    @BeforeAll
    static void somethingIsDone() {
        server = LiveServer.withFacts();
        report = BuiltReport.monthly(server, "EAST", "en");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonObject audit(String query) {
        return server.get("/api/v1/audit?" + query);
    }

    /** The details of the newest entry of an action. */
    private static JsonObject newest(String action) {
        return entry(action).getJsonObject("details");
    }

    private static JsonObject entry(String action) {
        return audit("action=" + action + "&limit=1").getJsonArray("rows").getJsonObject(0);
    }

    private static HttpResponse<String> csv(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                    .header("Authorization", "Bearer " + server.token())
                    .header("Accept", "text/csv")
                    .build();
            return CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReportLeavesItsHashesAndEachDownloadAnEntry() {
        JsonArray files = report.job().getJsonArray("files");
        JsonObject built = entry("report_built");
        assertEquals("admin", built.getString("actor"));
        assertEquals("127.0.0.1", built.getString("address"));
        assertEquals(files.getJsonObject(0).getString("report_number"), built.getString("subject"));
        JsonObject details = built.getJsonObject("details");
        assertEquals("2026-10-01", details.getString("from"));
        assertEquals("2026-11-01", details.getString("to"));
        assertEquals(new JsonObject("{\"regions\":[\"EAST\"],\"stores\":[]}"), details.getJsonObject("scope"));
        for (Object each : files) {
            JsonObject file = (JsonObject) each;
            assertEquals(
                    file.getString("sha256"), details.getJsonObject("sha256").getString(file.getString("format")));
        }
        JsonArray downloads =
                audit("action=download&subject=" + report.job().getString("id")).getJsonArray("rows");
        assertEquals(
                files.stream()
                        .map(f -> ((JsonObject) f).getString("sha256"))
                        .sorted()
                        .toList(),
                downloads.stream()
                        .map(d -> ((JsonObject) d).getJsonObject("details").getString("sha256"))
                        .sorted()
                        .toList());
    }

    /** Whoever holds the report can show later that nothing up to it was rewritten. */
    @Test
    void aReportShowsHowFarTheEvidenceHadGot() {
        long built = entry("report_built").getLong("seq");
        String line = report.pdfLines().stream()
                .filter(text -> text.startsWith("Evidence up to row and hash "))
                .findFirst()
                .orElseThrow();
        String[] head = line.substring("Evidence up to row and hash ".length()).split(":");
        assertTrue(Long.parseLong(head[0]) < built, line);
        assertEquals(
                1,
                server.count("SELECT count(*) FROM evidence WHERE seq = " + head[0] + " AND hash = '" + head[1] + "'"));
    }

    @Test
    void anImportIsRecordedAtItsBeginAndWithItsCountsAtItsEnd() {
        String rows =
                "source,external_id,store,submitted_at,csat\na,1,S1,2026-10-01T00:00:00,5\na,2,S1,2026-10-01T00:00:00,9\n";
        HttpResponse<byte[]> accepted = Multipart.post(
                server.address() + "/api/v1/imports",
                server.token(),
                Multipart.Part.text("kind", "responses"),
                Multipart.Part.file("file", "张伟.csv", rows));
        String url = LiveServer.json(202, accepted).getString("url");
        Eventually.get(
                "the import",
                () -> server.get(url),
                job -> job.getString("status").equals("done"));
        JsonArray entries = audit("action=import&limit=2").getJsonArray("rows");
        JsonObject end = entries.getJsonObject(0).getJsonObject("details");
        JsonObject begin = entries.getJsonObject(1).getJsonObject("details");
        assertEquals("responses", entries.getJsonObject(0).getString("subject"));
        assertEquals("admin", entries.getJsonObject(1).getString("actor"));
        assertEquals("begun", begin.getString("state"));
        assertEquals("done", end.getString("state"));
        assertEquals(1, end.getInteger("accepted"));
        assertEquals(1, end.getInteger("rejected"));
        assertEquals(2, end.getInteger("rows"));
        assertEquals(DigestUtils.sha256Hex(rows), begin.getString("sha256"));
        assertEquals(DigestUtils.sha256Hex("张伟.csv"), begin.getString("name_sha256"));
        assertFalse(entries.encode().contains("张伟"), "files are named after people");
    }

    @Test
    void rowsAsCsvAreRecordedWithWhatWasAskedAndPagesAreNot() {
        String question = "/api/v1/kpis/nps/rows?" + LiveServer.MONTH + "&region=EAST";
        long before = audit("action=export").getLong("total");
        int total = server.get(question).getInteger("total");
        assertEquals(before, audit("action=export").getLong("total"));
        assertEquals(200, csv(question).statusCode());
        JsonObject details = newest("export");
        assertEquals("nps", entry("export").getString("subject"));
        assertEquals(total, details.getInteger("rows"));
        assertEquals(new JsonObject("{\"region\":[\"EAST\"]}"), details.getJsonObject("filters"));
        assertEquals(new JsonObject("{\"everything\":true}"), details.getJsonObject("scope"));
    }

    @Test
    void whatCanNotBeRecordedIsNotHandedOut() {
        String question = "/api/v1/kpis/nps/rows?" + LiveServer.MONTH;
        String file = report.job().getJsonArray("files").getJsonObject(0).getString("url");
        server.sql(
                "ALTER TABLE evidence ADD CONSTRAINT disk_full CHECK (action NOT IN ('export', 'download', 'evidence_exported'))"
                        + " NOT VALID");
        try {
            for (HttpResponse<String> answer : List.of(csv(question), csv(file), csv("/api/v1/audit"))) {
                assertEquals(500, answer.statusCode(), answer.body());
                assertFalse(
                        answer.body().contains("external_id") || answer.body().contains("%PDF"), answer.body());
            }
        } finally {
            server.sql("ALTER TABLE evidence DROP CONSTRAINT disk_full");
        }
        assertEquals(200, csv(file).statusCode());
    }

    @Test
    void theExportOfTheEvidenceIsAnEntryAndSafeToOpen() {
        server.post(
                "/api/v1/auth/login", new JsonObject().put("username", "=1+1").put("password", "x"), null);
        server.sql(
                "INSERT INTO evidence SELECT 0, at, '=cmd()', 'login', '+1', '@x', '{}', '', '' FROM evidence LIMIT 1");
        try {
            HttpResponse<String> answer = csv("/api/v1/audit?action=login,evidence_exported");
            assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/csv"));
            List<String> lines = answer.body().lines().toList();
            assertEquals("\uFEFFseq,at,actor,action,subject,address,details,previous,hash", lines.get(0));
            assertTrue(lines.get(1).contains(",admin,evidence_exported,evidence,127.0.0.1,"), lines.get(1));
            assertTrue(lines.get(lines.size() - 1).contains(",'=cmd(),login,'+1,'@x,{},"), lines.get(lines.size() - 1));
            assertEquals(
                    List.of("login", "evidence_exported"),
                    newest("evidence_exported").getJsonArray("actions").getList());
        } finally {
            server.sql("ALTER TABLE evidence DISABLE TRIGGER USER");
            server.sql("DELETE FROM evidence WHERE seq = 0");
            server.sql("ALTER TABLE evidence ENABLE TRIGGER USER");
        }
    }

    @Test
    void entriesAreFoundByWhatTheySayTheNewestFirst() {
        JsonObject all = audit("limit=3");
        List<Long> numbers = all.getJsonArray("rows").stream()
                .map(row -> ((JsonObject) row).getLong("seq"))
                .toList();
        assertEquals(
                numbers.stream().sorted(java.util.Comparator.reverseOrder()).toList(), numbers);
        assertEquals(3, all.getInteger("shown"));
        assertTrue(all.getLong("total") > 3);
        assertEquals(
                all.getJsonArray("rows").getJsonObject(2),
                audit("limit=1&offset=2").getJsonArray("rows").getJsonObject(0));
        // The server's clock stands at noon of 20 October in Shanghai.
        assertEquals(
                all.getLong("total"), audit("from=2026-10-20&to=2026-10-21").getLong("total"));
        assertEquals(0, audit("to=2026-10-20").getLong("total"));
        assertEquals(0, audit("from=2026-10-21").getLong("total"));
        assertEquals(0, audit("actor=Admin").getLong("total"));
        assertTrue(audit("actor=admin").getLong("total") > 0);
        assertTrue(audit("subject=monthly-2026").getLong("total") > 0);
        assertEquals(0, audit("subject=%25").getLong("total"));
        assertEquals(0, audit("subject='%20OR%201=1").getLong("total"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=yesterday               | from    | such as 2026-10-01",
                "to=9999-01-01                | to      | to 2200-01-01",
                "from=2026-10-02&to=2026-10-02 | to      | must be after from",
                "action=login,fly             | action  | login_refused",
                "limit=0                      | limit   | 1 to 500",
                "limit=501                    | limit   | 1 to 500",
                "offset=-1                    | offset  | 0 to 10000000",
                "actor=a%00b                  | actor   | in one line",
                "limit=1&limit=2              | limit   | more than once",
                "actors=x                     | actors  | accepted are from, to, actor",
            })
    void whatIsWrongIsSaidWithWhatIsAccepted(String query, String field, String accepted) {
        JsonObject problem = LiveServer.json(400, server.get("/api/v1/audit?" + query, server.token()));
        JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
        assertEquals(field, error.getString("field"));
        assertTrue(error.getString("message").contains(accepted), error::encode);
    }

    @Test
    void theChainOfAllThatIsWholeAndACutEndIsNoticed() {
        JsonObject chain = server.get("/api/v1/audit/chain");
        assertTrue(chain.getBoolean("whole"), chain::encode);
        assertEquals(
                chain.getLong("rows") + ":"
                        + entry("login,logout,import,export,download,report_built,settings_changed")
                                .getString("hash"),
                chain.getString("head"));
    }

    /** Nobody is told that a chain is whole whose end can not be compared, nor where the server keeps its files. */
    @Test
    void aRememberedEndThatCanNotBeReadIsSaid() throws IOException {
        try (LiveServer own = new LiveServer()) {
            Files.writeString(own.dataDir().resolve("evidence-head"), "torn");
            JsonObject problem = LiveServer.json(409, own.get("/api/v1/audit/chain", own.token()));
            assertTrue(problem.getString("detail").contains("evidence-head"), problem::encode);
            assertFalse(problem.encode().contains(own.dataDir().toString()), problem::encode);
        }
    }

    @Test
    void theSettingsAreToldWithoutTheirSecrets() {
        JsonObject answer = server.get("/api/v1/settings");
        List<JsonObject> settings = answer.getJsonArray("settings").stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toList());
        JsonObject organisation = named(settings, "MANYI_ORGANISATION");
        assertEquals("测试零售", organisation.getString("value"));
        assertTrue(organisation.getBoolean("given"));
        JsonObject password = named(settings, "MANYI_ADMIN_PASSWORD");
        assertTrue(password.getBoolean("given") && password.getBoolean("secret"));
        assertEquals(null, password.getValue("value"));
        assertFalse(named(settings, "SMTP_URL").getBoolean("given"));
        assertFalse(answer.encode().contains("correct horse"), answer::encode);
        assertFalse(answer.encode().contains("postgresql://postgres"), answer::encode);
        assertEquals(server.get("/api/v1/settings").getString("rules_version"), answer.getString("rules_version"));
    }

    private static JsonObject named(List<JsonObject> settings, String name) {
        return settings.stream()
                .filter(setting -> setting.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
