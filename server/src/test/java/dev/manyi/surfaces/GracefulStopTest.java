package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is told to stop: it says so, lets what has begun come to its end, and does not wait for ever. */
@Timeout(120)
class GracefulStopTest {
    private static final Duration PLENTY = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Whoever needs the table waits until it is let go. */
    private static Promise<Void> hold(LiveServer server, String table) {
        Promise<Void> held = Promise.promise();
        Promise<Void> letGo = Promise.promise();
        server.database()
                .inTransaction(session -> session.preparedQuery("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE")
                        .execute(Tuple.tuple())
                        .onSuccess(locked -> held.complete())
                        .compose(locked -> letGo.future()));
        LiveServer.await(held.future());
        return letGo;
    }

    private static void waitsFor(LiveServer server, String words) {
        String waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND datname = current_database() AND query LIKE '%" + words + "%'";
        Eventually.get("somebody waits for " + words, () -> server.count(waiting), count -> count > 0);
    }

    private static HttpResponse<String> ready(LiveServer server) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.managementPort() + "/health/ready"))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject report() {
        return new JsonObject()
                .put("report", "monthly")
                .put("period", "2026-09")
                .put("formats", new JsonArray(List.of("html")))
                .put("language", "en");
    }

    private static String job(LiveServer server) {
        return LiveServer.json(202, server.post("/api/v1/reports", report(), server.token()))
                .getString("id");
    }

    private static JsonObject row(LiveServer server, String id) {
        return LiveServer.await(server.database()
                        .list(
                                "SELECT status, error FROM job WHERE id = $1::text::uuid",
                                Tuple.of(id),
                                row -> new JsonObject()
                                        .put("status", row.getString("status"))
                                        .put("error", row.getString("error"))))
                .get(0);
    }

    @Test
    void whatHasBegunIsAnsweredWhileNobodyNewIsLetIn() throws Exception {
        try (LiveServer server = LiveServer.stoppingWithin(PLENTY)) {
            server.ingest("responses", new JsonArray().add(fact()));
            Promise<Void> letGo = hold(server, "customer");
            CompletableFuture<HttpResponse<byte[]>> begun = CompletableFuture.supplyAsync(() ->
                    server.post("/api/v1/customers/export", new JsonObject().put("customer", "C-1"), server.token()));
            waitsFor(server, "customer");
            assertEquals(200, ready(server).statusCode());
            CompletableFuture<Void> stop = CompletableFuture.runAsync(server::stop);
            HttpResponse<String> stopping =
                    Eventually.get("not ready", () -> ready(server), answer -> answer.statusCode() == 503);
            assertEquals("{\"status\":\"stopping\"}", stopping.body());
            Eventually.get("nobody new is let in", () -> isLetIn(server), letIn -> !letIn);
            assertTrue(!begun.isDone() && !stop.isDone(), "both wait");
            letGo.complete();
            assertEquals(200, begun.get().statusCode());
            stop.get();
            assertThrows(AssertionError.class, () -> ready(server));
        }
    }

    private static JsonObject fact() {
        return new JsonObject()
                .put("source", "crm")
                .put("external_id", "1")
                .put("store", "S1")
                .put("submitted_at", "2026-09-02T09:00:00")
                .put("csat", 5)
                .put("customer", "C-1");
    }

    /** By a connection of its own. */
    private static boolean isLetIn(LiveServer server) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.address() + "/")).build();
        try {
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException | InterruptedException e) {
            // Closed in the moment of coming.
            return true;
        }
    }

    @Test
    void aJobThatHasBegunIsDoneAndThoseThatWaitAreGivenUpAtOnce() throws Exception {
        try (LiveServer server = LiveServer.stoppingWithin(PLENTY)) {
            server.ingest("responses", new JsonArray().add(fact()));
            Promise<Void> letGo = hold(server, "response");
            String first = job(server);
            waitsFor(server, "response");
            String second = LiveServer.json(
                            202, server.post("/api/v1/reports", report().put("period", "2026-08"), server.token()))
                    .getString("id");
            String third = LiveServer.json(
                            202, server.post("/api/v1/reports", report().put("period", "2026-07"), server.token()))
                    .getString("id");
            CompletableFuture<Void> stop = CompletableFuture.runAsync(server::stop);
            JsonObject waited = Eventually.get(
                    "the third", () -> row(server, third), job -> !"queued".equals(job.getString("status")));
            assertEquals("failed", waited.getString("status"));
            assertEquals("The server that worked on it was stopped; ask for it again", waited.getString("error"));
            assertEquals("running", row(server, first).getString("status"));
            letGo.complete();
            stop.get();
            assertEquals(new JsonObject().put("status", "done").putNull("error"), row(server, first));
            assertEquals("done", row(server, second).getString("status"));
        }
    }

    @Test
    void afterItsTimeItGoesAndSaysSo() throws Exception {
        try (LiveServer server = LiveServer.stoppingWithin(Duration.ofSeconds(1))) {
            server.ingest("responses", new JsonArray().add(fact()));
            Promise<Void> letGo = hold(server, "response");
            String id = job(server);
            waitsFor(server, "response");
            long begin = System.nanoTime();
            server.stop();
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertTrue(seconds >= 1 && seconds < 15, "stopped after " + seconds + " s");
            assertEquals("failed", row(server, id).getString("status"));
            letGo.complete();
        }
    }

    @Test
    void streamsOfEventsEndWithAWholeAnswerAndHoldNothingUp() throws Exception {
        try (LiveServer server = LiveServer.stoppingWithin(PLENTY)) {
            HttpResponse<InputStream> stream = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/live"))
                            .header("Authorization", "Bearer " + server.token())
                            .build(),
                    BodyHandlers.ofInputStream());
            assertEquals(200, stream.statusCode());
            long begin = System.nanoTime();
            server.stop();
            double seconds = (System.nanoTime() - begin) / 1e9;
            // An answer that was cut off would be an exception here.
            String told = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(told.startsWith("retry: 2000\nid: "), told);
            assertTrue(seconds < 10, "stopped after " + seconds + " s");
        }
    }
}
