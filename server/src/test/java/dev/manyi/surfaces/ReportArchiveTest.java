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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The archive as programs and pages ask it: September is closed, October runs. */
class ReportArchiveTest {
    private static LiveServer server;
    private static byte[] september;

    @BeforeAll
    static void start() {
        server = LiveServer.withFacts();
        september = pdf("2026-09");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] pdf(String period) {
        JsonObject request = new JsonObject()
                .put("report", "monthly")
                .put("period", period)
                .put("formats", new JsonArray(List.of("pdf")))
                .put("language", "en");
        String url = LiveServer.json(202, server.post("/api/v1/reports", request, server.token()))
                .getString("url");
        JsonObject job = Eventually.get(
                "report",
                () -> server.get(url),
                answer -> !List.of("queued", "running").contains(answer.getString("status")));
        assertEquals("done", job.getString("status"), job.encode());
        return server.get(url + "/files/pdf", server.token()).body();
    }

    private static HttpResponse<String> verify(byte[] file, String type) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/reports/verify"))
                .header("Authorization", "Bearer " + server.token())
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonObject verify(byte[] file) throws IOException, InterruptedException {
        HttpResponse<String> answer = verify(file, "application/octet-stream");
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonObject(answer.body());
    }

    @Test
    void aFileIsToldFromAChangedOneAndNothingOfItStays() throws Exception {
        JsonObject issued = verify(september);
        assertEquals("issued", issued.getString("status"));
        assertEquals("2026-09", issued.getJsonObject("report").getString("period"));
        assertTrue(issued.getJsonObject("report").getBoolean("frozen"));
        assertTrue(issued.getJsonObject("report")
                .getJsonObject("file")
                .getString("evidence")
                .matches("\\d+:[0-9a-f]{64}"));
        byte[] changed = september.clone();
        changed[changed.length - 8] ^= 1;
        JsonObject altered = verify(changed);
        assertEquals("altered", altered.getString("status"));
        assertFalse(altered.getJsonObject("report").containsKey("file"));
        assertEquals(new JsonObject().put("status", "unknown"), verify(new byte[0]));
        assertEquals(415, verify(september, "application/pdf").statusCode());
        Path left = server.dataDir().resolve("verify");
        try (Stream<Path> files = Files.list(left)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void lateFactsChangeTheRestatementAndNotTheFile() {
        String number = newest("2026-09").getString("number");
        JsonObject before = server.get("/api/v1/reports/archive/" + number + "/restatement");
        assertEquals(0, before.getInteger("total"), before.encode());
        server.ingest(
                "responses",
                new JsonArray()
                        .add(new JsonObject()
                                .put("source", "late")
                                .put("external_id", "1")
                                .put("store", "S001")
                                .put("submitted_at", "2026-09-12T10:00:00+08:00")
                                .put("nps", 0)));
        JsonObject after = server.get("/api/v1/reports/archive/" + number + "/restatement");
        JsonObject nps = after.getJsonArray("differences").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("kpi").equals("nps") && one.getString("by") == null)
                .findFirst()
                .orElseThrow();
        assertEquals(nps.getInteger("n_old") + 1, nps.getInteger("n_new"));
        assertEquals(1, nps.getJsonObject("why").getInteger("added"));
        assertEquals(0, nps.getJsonObject("why").getInteger("corrected"));
        assertTrue(nps.getDouble("new") < nps.getDouble("old"));
        assertTrue(java.util.Arrays.equals(september, pdf("2026-09")));
    }

    @Test
    void aRunningMonthIsListedAndNotFrozen() {
        pdf("2026-10");
        JsonObject october = newest("2026-10");
        assertFalse(october.getBoolean("frozen"));
        JsonObject restated = server.get("/api/v1/reports/archive/" + october.getString("number") + "/restatement");
        assertEquals(0, restated.getInteger("total"));
    }

    private static JsonObject newest(String period) {
        return server.get("/api/v1/reports/archive?report=monthly").getJsonArray("reports").stream()
                .map(JsonObject.class::cast)
                .filter(report -> report.getString("period").equals(period))
                .findFirst()
                .orElseThrow();
    }
}
