package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.live.EventStream;
import dev.manyi.live.EventStream.Event;
import dev.manyi.testing.SameAnswer;
import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking for reports: what is refused and how, who sees which job, what a stopped server leaves. */
class ReportJobsTest {
    private static LiveServer server;

    @BeforeAll
    static void start() {
        server = LiveServer.withFacts();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "report   | \"yearly\"                               | 400 | report   | monthly",
                "formats  | [\"docx\"]                               | 400 | formats  | pdf, xlsx, html",
                "formats  | []                                       | 400 | formats  | pdf, xlsx, html",
                "period   | \"2026-13\"                              | 400 | period   | 2026-Q3",
                "period   | \"2026-Q5\"                              | 400 | period   | 2026-10-01..2026-10-15",
                "period   | \"0000-00\"                              | 400 | period   | 2026-Q3",
                "period   | \"1969-12\"                              | 400 | period   | 1970-01-01 to 2200-01-01",
                "period   | \"2000-01-01..2026-01-01\"              | 400 | period   | at most 3660",
                "period   | {\"from\":\"2026-10-02\",\"to\":\"2026-10-01\"} | 400 | period   | before",
                "period   | {\"from\":\"2026-10-32\",\"to\":\"2026-11-01\"} | 400 | period   | such as 2026-10-01",
                "language | \"fr\"                                   | 400 | language | zh-CN, en",
                "scope    | {\"regions\":[\"MOON\"]}                 | 404 |          | region MOON",
                "scope    | {\"stores\":[\"S999\"]}                  | 404 |          | store S999",
                "scope    | {\"cities\":[\"上海\"]}                   | 400 | scope.cities | regions, stores",
                "colour   | \"red\"                                  | 400 | colour   | language",
            })
    void whatIsWrongIsSaidWithWhatIsAccepted(String field, String value, int status, String where, String accepted) {
        JsonObject body = request().put(field, new JsonObject("{\"v\":" + value + "}").getValue("v"));
        HttpResponse<byte[]> answer = server.post("/api/v1/reports", body, server.token());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(null));
        JsonObject problem = LiveServer.json(status, answer);
        assertEquals(status, problem.getInteger("status"));
        if (where == null) {
            assertTrue(problem.getString("detail").contains(accepted), problem::encode);
        } else {
            JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
            assertEquals(where, error.getString("field"));
            assertTrue(error.getString("message").contains(accepted), error::encode);
        }
    }

    private static JsonObject request() {
        return new JsonObject()
                .put("report", "monthly")
                .put("period", "2026-10")
                .put("formats", new JsonArray(List.of("pdf", "xlsx")))
                .put("language", "en");
    }

    @Test
    void catalogueListsWhatCanBeAskedFor() {
        JsonObject monthly =
                server.get("/api/v1/reports").getJsonArray("reports").getJsonObject(0);
        assertEquals("monthly", monthly.getString("id"));
        assertEquals("服务绩效月报", monthly.getJsonObject("name").getString("zh-CN"));
        assertEquals(new JsonArray(List.of("pdf", "xlsx", "html")), monthly.getJsonArray("formats"));
    }

    @Test
    void finishedJobHasItsFilesAndNothingElse() throws IOException {
        BuiltReport report = BuiltReport.monthly(server, "EAST", "en");
        JsonObject job = report.job();
        assertEquals(100, job.getInteger("progress"));
        assertNull(job.getString("error"));
        assertTrue(report.workbook().charts() > 0);
        Path folder = server.dataDir().resolve("reports").resolve(job.getString("id"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("monthly-2026-10-en.pdf", "monthly-2026-10-en.xlsx"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        LiveServer.json(404, server.get("/api/v1/jobs/" + job.getString("id") + "/files/html", server.token()));
        Files.delete(folder.resolve("monthly-2026-10-en.pdf"));
        LiveServer.json(404, server.get("/api/v1/jobs/" + job.getString("id") + "/files/pdf", server.token()));
    }

    @Test
    void othersJobsAreNotThere() {
        String li = person("li", "executive");
        String admins = BuiltReport.monthly(server, "", "en").job().getString("id");
        for (String path : List.of("", "/files/pdf")) {
            JsonObject problem = LiveServer.json(404, server.get("/api/v1/jobs/" + admins + path, li));
            JsonObject unknown = LiveServer.json(404, server.get("/api/v1/jobs/" + UUID.randomUUID() + path, li));
            assertEquals(SameAnswer.of(unknown.encode()), SameAnswer.of(problem.encode()));
        }
        JsonObject own = LiveServer.json(202, server.post("/api/v1/reports", request(), li));
        LiveServer.json(200, server.get(own.getString("url"), li));
        server.get(own.getString("url"));
        LiveServer.json(404, server.get("/api/v1/jobs/no-uuid", li));
        LiveServer.json(401, server.get(own.getString("url"), null));
    }

    /** Waits for its turn for ever: nobody runs it. */
    private static UUID waiting(String owner) {
        UUID id = job(server, "queued", 0);
        server.sql("UPDATE job SET owner = $2, updated_at = now() + interval '1 hour' WHERE id = $1", id, owner);
        return id;
    }

    private static int delete(UUID job, String as) {
        return server.send("DELETE", "/api/v1/jobs/" + job, null, as).statusCode();
    }

    @Test
    void whoAskedCancelsAndNobodyElse() {
        String admin = server.token();
        String li = person("li", "executive");
        UUID ofLi = waiting("li");
        UUID ofAdmin = waiting("admin");
        assertEquals(404, delete(ofAdmin, li));
        assertEquals(204, delete(ofLi, li));
        assertEquals(409, delete(ofLi, li));
        assertEquals("cancelled", status(server, ofLi));
        assertEquals("queued", status(server, ofAdmin));
        assertEquals(204, delete(ofAdmin, admin));
        assertEquals(404, delete(UUID.randomUUID(), admin));
        assertEquals(409, delete(job(server, "done", 0), admin));
    }

    @Test
    void oneSeesOnesOwnNewestAndWhatEachIsAbout() {
        String wang = person("wang", "executive");
        assertEquals(new JsonArray(), jobsOf(wang, "?kind=report"));
        waiting("li");
        UUID own = waiting("wang");
        String built = LiveServer.json(202, server.post("/api/v1/reports", request(), wang))
                .getString("id");
        JsonArray jobs = jobsOf(wang, "?kind=report");
        assertEquals(2, jobs.size());
        assertEquals(built, jobs.getJsonObject(0).getString("id"));
        assertEquals(
                new JsonObject()
                        .put("report", "monthly")
                        .put("period", "2026-10")
                        .put("scope", "All stores")
                        .put("language", "en")
                        .put("formats", new JsonArray(List.of("pdf", "xlsx"))),
                jobs.getJsonObject(0).getJsonObject("about"));
        assertEquals(own.toString(), jobs.getJsonObject(1).getString("id"));
        assertEquals(jobs.size(), jobsOf(wang, "").size());
        assertEquals(new JsonArray(), jobsOf(wang, "?kind=import"));
        JsonObject problem = LiveServer.json(400, server.get("/api/v1/jobs?kind=mail", wang));
        assertTrue(problem.encode().contains("import, report"), problem::encode);
    }

    private static JsonArray jobsOf(String token, String query) {
        return LiveServer.json(200, server.get("/api/v1/jobs" + query, token)).getJsonArray("jobs");
    }

    /** Two servers, three people: who asked for it hears how far it is until its end, wherever it is built. */
    @Test
    void howFarItIsIsToldToWhoAskedAndToNobodyElse() {
        String zhao = person("zhao", "executive");
        String qian = person("qian", "executive");
        try (LiveServer second = server.another();
                EventStream here = EventStream.open(server.address(), zhao);
                EventStream there = EventStream.open(second.address(), zhao);
                EventStream other = EventStream.open(second.address(), qian)) {
            here.id();
            there.id();
            other.id();
            String id = LiveServer.json(202, server.post("/api/v1/reports", request(), zhao))
                    .getString("id");
            for (EventStream stream : List.of(here, there)) {
                JsonObject last = null;
                int progress = 0;
                do {
                    Event event = stream.next();
                    assertEquals("job", event.name());
                    last = new JsonObject(event.data());
                    assertEquals(id, last.getString("id"));
                    assertEquals(Set.of("id", "kind", "status", "progress", "step"), last.fieldNames());
                    assertTrue(last.getInteger("progress") >= progress, last::encode);
                    progress = last.getInteger("progress");
                } while (List.of("queued", "running").contains(last.getString("status")));
                assertEquals("done", last.getString("status"));
                assertEquals(100, progress);
            }
            // What concerns everybody is heard by the other one; had the job been told, it would have come before.
            server.sql("INSERT INTO benchmark VALUES ('jobs', 0, 'test')");
            assertTrue(other.next().data().contains("benchmarks"));
        }
    }

    @Test
    void whoMayReadNothingOfTheScopeDoesNotGetTheJobByAskingForTheSame() {
        String sun = person("sun", "store_manager");
        server.sql("UPDATE person SET stores = '{S001}' WHERE username = 'sun'");
        sun = server.token("sun", TestSettings.ADMIN_PASSWORD);
        UUID all = waiting("admin");
        server.sql("UPDATE job SET askers = '{sun}' WHERE id = $1", all);
        LiveServer.json(404, server.get("/api/v1/jobs/" + all, sun));
        assertEquals(404, delete(all, sun));
        assertEquals(new JsonArray(), jobsOf(sun, ""));
    }

    /** Logs in as somebody of that role, who is there from then on. */
    private static String person(String name, String role) {
        server.sql("INSERT INTO person (username, display_name, role, password_hash) SELECT '" + name + "', '" + name
                + "', '" + role + "', password_hash FROM person WHERE username = 'admin' ON CONFLICT DO NOTHING");
        return server.token(name, TestSettings.ADMIN_PASSWORD);
    }

    @Test
    void jobsOfStoppedServersEndAndLeaveNothing() throws IOException {
        try (LiveServer other = new LiveServer()) {
            UUID dead = job(other, "running", 120);
            UUID waiting = job(other, "queued", 120);
            UUID alive = job(other, "running", 1);
            UUID finished = job(other, "done", 120);
            Path left = other.dataDir().resolve("reports").resolve(dead.toString());
            Files.createDirectories(left);
            Files.writeString(left.resolve("monthly-2026-10-en.pdf123.part"), "half", StandardCharsets.UTF_8);
            other.restart();
            assertEquals("failed", status(other, dead));
            assertEquals("failed", status(other, waiting));
            assertEquals("running", status(other, alive));
            assertEquals("done", status(other, finished));
            assertFalse(Files.exists(left));
            assertTrue(other.get("/api/v1/jobs/" + dead).getString("error").contains("ask for it again"));
        }
    }

    private static UUID job(LiveServer server, String status, int secondsAgo) {
        UUID id = UUID.randomUUID();
        server.sql(
                "INSERT INTO job (id, kind, status, owner, updated_at)"
                        + " VALUES ($1, 'report', $2, 'admin', now() - make_interval(secs => $3))",
                id,
                status,
                (double) secondsAgo);
        return id;
    }

    private static String status(LiveServer server, UUID job) {
        return server.get("/api/v1/jobs/" + job).getString("status");
    }
}
