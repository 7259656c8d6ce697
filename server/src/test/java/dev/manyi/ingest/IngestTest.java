package dev.manyi.ingest;

import static dev.manyi.ingest.IngestServer.counts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an ingest does with good and bad rows. */
class IngestTest {
    private final IngestServer server = new IngestServer("Asia/Shanghai");

    @AfterEach
    void close() {
        server.close();
    }

    private static String response(String id, String store, String rest) {
        return """
                {"source": "s", "external_id": "%s", "store": "%s", "submitted_at": "2026-10-01T12:00:00+08:00"%s}
                """.formatted(id, store, rest).strip();
    }

    @Test
    void storesJsonNdjsonAndCsvAlike() {
        String one = response(
                "1", "S1", ", \"csat\": 5, \"ratings\": {\"attitude\": 4}, \"choices\": {\"q\": [\"a\", \"b\"]}");
        assertEquals("1/0/0/0", counts(server.json("responses", "[" + one + "]")));
        assertEquals("0/1/0/0", counts(server.send("responses", "application/x-ndjson", one + "\n")));
        String csv = """
                source,external_id,store,submitted_at,csat,ratings.attitude,choices.q,nps
                s,1,S1,2026-10-01 12:00,5,4,a|b,
                """;
        assertEquals("0/1/0/0", counts(server.send("responses", "text/csv; charset=utf-8", "\uFEFF" + csv)));
        assertEquals(
                "0/1/0/0",
                counts(new JsonObject(server.post(
                                "responses",
                                "text/csv",
                                BodyPublishers.ofByteArray(IngestServer.gzip(csv)),
                                "Content-Encoding",
                                "gzip")
                        .body())));
        assertEquals(
                "2026-10-01 04:00:00+00 5 {\"attitude\": 4} {\"q\": [\"a\", \"b\"]}",
                server.one("SELECT concat_ws(' ', submitted_at, csat, ratings, choices) FROM response"));
    }

    @Test
    void countsAnUpdateAndLeavesNoSecondRow() {
        server.json("responses", "[" + response("1", "S1", ", \"csat\": 5") + "]");
        String received = server.one("SELECT received_at FROM response");
        assertEquals("0/1/0/0", counts(server.json("responses", "[" + response("1", "S1", ", \"csat\": 5.0") + "]")));
        assertEquals(received, server.one("SELECT received_at FROM response"));
        assertEquals("0/0/1/0", counts(server.json("responses", "[" + response("1", "S1", ", \"csat\": 2") + "]")));
        assertEquals(List.of("2"), server.query("SELECT csat FROM response"));
        assertTrue(server.one("SELECT received_at > '" + received + "' FROM response")
                .equals("true"));
    }

    @Test
    void movesAFactToAnotherStore() {
        server.json("responses", "[" + response("1", "S1", ", \"csat\": 5") + "]");
        assertEquals("0/0/1/0", counts(server.json("responses", "[" + response("1", "S2", ", \"csat\": 5") + "]")));
        assertEquals(List.of("S2"), server.query("SELECT store FROM response"));
    }

    @Test
    void oneIdentityManyTimesInABatchIsAsIfSentInOrder() {
        String batch =
                List.of(", \"csat\": 1", ", \"csat\": 1", ", \"csat\": 3", ", \"csat\": 1", ", \"csat\": 4").stream()
                        .map(rest -> response("1", "S1", rest))
                        .collect(Collectors.joining(",", "[", "," + response("1", "S2", ", \"csat\": 4") + "]"));
        assertEquals("1/1/4/0", counts(server.json("responses", batch)));
        assertEquals(List.of("S2 4"), server.query("SELECT store || ' ' || csat FROM response"));
    }

    /** Random facts of few identities: one batch of them counts and leaves what sending them one by one does. */
    @Test
    void aBatchIsAsIfSentOneAfterTheOther() {
        Random random = new Random(20_261_001);
        for (int round = 0; round < 20; round++) {
            List<String> facts = random.ints(12, 0, 36)
                    .mapToObj(n -> response("%s" + n % 3, "S" + n / 3 % 3, ", \"csat\": " + (1 + n / 9 % 2)))
                    .toList();
            String together = "[" + String.join(",", facts).replace("%s", "together-" + round + "-") + "]";
            String prefix = "alone-" + round + "-";
            Outcome outcome = facts.stream()
                    .map(fact -> server.json("responses", "[" + fact.replace("%s", prefix) + "]"))
                    .map(IngestTest::outcome)
                    .reduce(Outcome.NOTHING, Outcome::plus);
            assertEquals(outcome, outcome(server.json("responses", together)), together);
        }
        String rows = "SELECT replace(external_id, '%s', '') || store || csat FROM response"
                + " WHERE external_id LIKE '%s%%' ORDER BY 1";
        assertEquals(
                server.query(rows.formatted("alone-", "alone-")),
                server.query(rows.formatted("together-", "together-")));
    }

    private static Outcome outcome(JsonObject answer) {
        return new Outcome(
                answer.getLong("accepted"),
                answer.getLong("duplicate"),
                answer.getLong("updated"),
                answer.getLong("rejected"),
                List.of());
    }

    @Test
    void oneBadRowAmongTenThousandRejectsThatRowOnly() {
        String rows = IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> response("r" + i, "S" + i % 50, ", \"nps\": " + (i == 7_013 ? "6.5" : i % 11)))
                .collect(Collectors.joining("\n"));
        JsonObject answer = server.send("responses", "application/x-ndjson", rows);
        assertEquals("9999/0/0/1", counts(answer));
        assertEquals(
                new JsonObject()
                        .put("row", 7_013)
                        .put("field", "nps")
                        .put("message", "is \"6.5\": give a whole number from 0 to 10"),
                answer.getJsonArray("errors").getJsonObject(0));
        assertEquals("9999", server.one("SELECT count(*) FROM response"));
        assertEquals(
                "10000 1",
                server.one(
                        "SELECT sum(accepted + duplicate + updated + rejected) || ' ' || sum(rejected) FROM ingest_batch"));
    }
}
