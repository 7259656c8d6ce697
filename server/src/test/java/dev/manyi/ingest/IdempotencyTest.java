package dev.manyi.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final IngestServer SERVER = new IngestServer("Asia/Shanghai");
    private final Idempotency idempotency =
            new Idempotency(new IdempotencyQueries(SERVER.db().database()));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static HttpResponse<String> post(String key, int csat) {
        return SERVER.post("responses", "application/json", """
                [{"source": "s", "external_id": "1", "store": "S1", "submitted_at": "2026-10-01T12:00:00+08:00", "csat": %d},
                 {"source": "s", "nps": "\\u0000"}]
                """.formatted(csat), "Idempotency-Key", key);
    }

    @Test
    void theFirstAnswerIsGivenAgain() {
        HttpResponse<String> first = post("k1", 5);
        assertEquals(200, first.statusCode());
        assertTrue(first.body()
                .startsWith("{\"accepted\":1,\"duplicate\":0,\"updated\":0,\"rejected\":1,\"errors\":[{\"row\":2,"));
        assertEquals(first.body(), post("k1", 5).body());
        assertEquals(422, post("k1", 4).statusCode());
        assertEquals("5", SERVER.one("SELECT csat FROM response"));
        assertEquals("1", SERVER.one("SELECT count(*) FROM ingest_batch"));
    }

    @Test
    void aKeyIsItsSendersOwn() {
        IdempotencyQueries.Key ours = new IdempotencyQueries.Key("token:1", "k9");
        IdempotencyQueries.Key theirs = new IdempotencyQueries.Key("token:2", "k9");
        assertEquals("ours", outcome(idempotency.once(ours, "hash", () -> Future.succeededFuture("ours"))));
        assertEquals("theirs", outcome(idempotency.once(theirs, "hash", () -> Future.succeededFuture("theirs"))));
        assertEquals("ours", outcome(idempotency.once(ours, "hash", () -> Future.succeededFuture("again"))));
        assertEquals("theirs", outcome(idempotency.once(theirs, "hash", () -> Future.succeededFuture("again"))));
    }

    @Test
    void aFailedRequestFreesItsKey() {
        assertEquals(
                400,
                SERVER.post("tickets", "application/json", "[", "Idempotency-Key", "k2")
                        .statusCode());
        assertEquals(
                200,
                SERVER.post("tickets", "application/json", "[]", "Idempotency-Key", "k2")
                        .statusCode());
    }

    private static String outcome(Future<String> answer) {
        return IngestServer.await(answer.recover(e -> Future.succeededFuture(
                e instanceof dev.manyi.http.Rejection r ? r.status() + " " + r.headers() : e.toString())));
    }

    @Test
    void oneWorksWhileTheOthersWait() {
        Promise<String> work = Promise.promise();
        Promise<Void> begun = Promise.promise();
        Future<String> first = idempotency.once(key("k3"), "hash", () -> {
            begun.complete();
            return work.future();
        });
        IngestServer.await(begun.future());
        assertEquals(
                "409 {Retry-After=5}",
                outcome(idempotency.once(key("k3"), "hash", () -> Future.succeededFuture("second"))));
        assertEquals("422 {}", outcome(idempotency.once(key("k3"), "other", () -> Future.succeededFuture("second"))));
        work.complete("first");
        assertEquals("first", outcome(first));
        assertEquals("first", outcome(idempotency.once(key("k3"), "hash", () -> Future.succeededFuture("second"))));
    }

    @Test
    void whatADeadServerLeftIsTakenOverAfterFiveMinutes() {
        leave("k4", "4 minutes 50 seconds");
        assertEquals(
                "409 {Retry-After=5}",
                outcome(idempotency.once(key("k4"), "hash", () -> Future.succeededFuture("new"))));
        leave("k5", "5 minutes 10 seconds");
        assertEquals("422 {}", outcome(idempotency.once(key("k5"), "other", () -> Future.succeededFuture("new"))));
        AtomicInteger done = new AtomicInteger();
        List<Future<String>> rivals = List.of(take(done), take(done), take(done));
        rivals.forEach(IdempotencyTest::outcome);
        assertEquals(1, done.get());
        assertEquals("new", outcome(take(done)));
    }

    private static IdempotencyQueries.Key key(String text) {
        return new IdempotencyQueries.Key("somebody", text);
    }

    private Future<String> take(AtomicInteger done) {
        return idempotency.once(key("k5"), "hash", () -> {
            done.incrementAndGet();
            return Future.succeededFuture("new");
        });
    }

    @Test
    void answersAreKeptForADayAtLeast() {
        leave("k6", "25 hours");
        leave("k7", "49 hours");
        outcome(idempotency.once(key("k8"), "hash", () -> Future.succeededFuture("x")));
        assertEquals(List.of("k6"), SERVER.query("SELECT key FROM idempotency WHERE key IN ('k6', 'k7')"));
    }

    private static void leave(String key, String age) {
        SERVER.query(
                "WITH left_by AS (INSERT INTO idempotency (sender, key, body_sha256, claim, created_at) VALUES ('somebody', '"
                        + key
                        + "', 'hash', gen_random_uuid(), now() - interval '" + age
                        + "') RETURNING 1) SELECT count(*) FROM left_by");
    }
}
