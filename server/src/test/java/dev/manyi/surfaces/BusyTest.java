package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Network;
import dev.manyi.config.Settings;
import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every queue has an end: beyond it comes 503 with the time after which it is worth while to ask again. */
class BusyTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private LiveServer server;

    @BeforeEach
    void start() {
        server = LiveServer.meeting(new Settings.Web(
                Optional.empty(), List.of(Network.parse("127.0.0.1").orElseThrow()), List.of(), 1_000_000));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** All at once; how many had which answer. Fails when a refusal does not say when to come again. */
    private Map<Integer, Integer> ask(int many, IntFunction<HttpRequest.Builder> request) {
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, many)
                .mapToObj(i -> CLIENT.sendAsync(request.apply(i).build(), BodyHandlers.ofString()))
                .toList();
        Map<Integer, Integer> counts = new TreeMap<>();
        all.stream().map(CompletableFuture::join).forEach(answer -> {
            counts.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() == 503 || answer.statusCode() == 429) {
                int seconds = Integer.parseInt(
                        answer.headers().firstValue("Retry-After").orElseThrow());
                assertTrue(seconds >= 1 && seconds <= 60, "after " + seconds);
                assertEquals(
                        "application/problem+json",
                        answer.headers().firstValue("Content-Type").orElseThrow());
            }
        });
        return counts;
    }

    private HttpRequest.Builder post(String path, JsonObject body, String from) {
        return HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", from)
                .header("Authorization", "Bearer " + server.token())
                .POST(BodyPublishers.ofString(body.encode()));
    }

    private HttpRequest.Builder login(int i) {
        JsonObject body = new JsonObject().put("username", "nobody" + i).put("password", "wrong horse battery");
        return post("/api/v1/auth/login", body, "10.1." + i / 250 + "." + i % 250);
    }

    @Test
    void passwordsThatWaitToBeChecked() {
        Map<Integer, Integer> counts = ask(200, this::login);
        assertTrue(counts.getOrDefault(503, 0) > 0 && counts.getOrDefault(401, 0) > 0, counts.toString());
        assertEquals(200, counts.getOrDefault(503, 0) + counts.getOrDefault(401, 0), counts.toString());
        // It passes.
        server.token("admin", TestSettings.ADMIN_PASSWORD);
    }

    /** Somebody holds the table of people: all connections of the pool wait for it, and then whoever wants one. */
    @Test
    void questionsThatWaitForAConnection() {
        CompletableFuture<Void> held = new CompletableFuture<>();
        CompletableFuture<Void> enough = new CompletableFuture<>();
        var holding = server.database()
                .inTransaction(session -> session.preparedQuery("LOCK TABLE person IN ACCESS EXCLUSIVE MODE")
                        .execute(Tuple.tuple())
                        .onSuccess(locked -> held.complete(null))
                        .compose(locked -> io.vertx.core.Future.fromCompletionStage(enough)));
        held.join();
        CompletableFuture<Map<Integer, Integer>> asked = CompletableFuture.supplyAsync(() -> ask(400, this::login));
        // As soon as one was turned away, the others may go on.
        Eventually.get("a refusal", () -> ask(1, i -> login(1_000)).keySet(), answers -> answers.contains(503));
        enough.complete(null);
        LiveServer.await(holding);
        Map<Integer, Integer> counts = asked.join();
        assertTrue(counts.getOrDefault(503, 0) > 0, counts.toString());
        assertEquals(400, counts.getOrDefault(503, 0) + counts.getOrDefault(401, 0), counts.toString());
        server.token("admin", TestSettings.ADMIN_PASSWORD);
    }

    @Test
    void jobsThatWaitForTheirTurn() {
        // Each of another month: identical requests would share one job.
        Map<Integer, Integer> counts =
                ask(60, i -> post("/api/v1/reports", monthly(2020 + i / 12, 1 + i % 12), "10.3.0.1"));
        assertTrue(counts.getOrDefault(503, 0) > 0 && counts.getOrDefault(202, 0) >= 20, counts.toString());
        assertEquals(60, counts.getOrDefault(503, 0) + counts.getOrDefault(202, 0), counts.toString());
    }

    private static JsonObject monthly(int year, int month) {
        return new JsonObject()
                .put("report", "monthly")
                .put("period", "%d-%02d".formatted(year, month))
                .put("formats", new JsonArray().add("xlsx"));
    }

    /** Eight bodies that come slowly, within their limits: the ninth is told at once. */
    @Test
    void ingestsUnderWay() throws IOException {
        List<Socket> sending = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                Socket socket = new Socket("127.0.0.1", server.port());
                socket.getOutputStream()
                        .write(("POST /api/v1/ingest/responses HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                                        + server.token()
                                        + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n[")
                                .getBytes(StandardCharsets.US_ASCII));
                sending.add(socket);
            }
            Map<Integer, Integer> refused =
                    Eventually.get("a refusal", () -> ask(1, i -> ingest("[]")), answers -> answers.containsKey(503));
            assertEquals(Map.of(503, 1), refused);
        } finally {
            for (Socket socket : sending) {
                socket.close();
            }
        }
        Eventually.get("room again", () -> ask(1, i -> ingest("[]")), answers -> answers.containsKey(200));
    }

    private HttpRequest.Builder ingest(String body) {
        return post("/api/v1/ingest/responses", new JsonObject(), "10.4.0.1").POST(BodyPublishers.ofString(body));
    }
}
