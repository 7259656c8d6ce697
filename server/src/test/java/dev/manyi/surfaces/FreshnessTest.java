package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.surfaces.Kpis.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an ingest has answered for, the next question counts; the metrics follow by themselves. */
class FreshnessTest {
    @Test
    void nextAnswerCountsWhatWasJustSent() {
        try (LiveServer server = new LiveServer()) {
            Kpis kpis = new Kpis(server);
            assertEquals(new Value(null, 0, null, null), kpis.values("").get("nps"));
            assertEquals(Double.NaN, new Scrape(server.metrics()).value("nps", ""));
            for (int batch = 1; batch <= 5; batch++) {
                server.ingest("responses", promoters(batch));
                assertEquals(100.0 * batch, kpis.values("").get("responses").value());
            }
            assertEquals(100.0, kpis.values("").get("nps").value());
            Scrape scrape = Eventually.get(
                    "metrics with 500 responses",
                    () -> new Scrape(server.metrics()),
                    now -> now.value("responses", "") == 500);
            assertEquals(100.0, scrape.value("nps", ""));
        }
    }

    private static JsonArray promoters(int batch) {
        JsonArray facts = new JsonArray();
        IntStream.range(0, 100).forEach(i -> facts.add(answer(batch + "-" + i, 9)));
        return facts;
    }

    private static JsonObject answer(String id, int nps) {
        return new JsonObject()
                .put("source", "pos")
                .put("external_id", id)
                .put("store", "S1")
                .put("submitted_at", "2026-10-01T12:00:00+08:00")
                .put("nps", nps);
    }

    @Test
    void correctedFactMovesEverySurface() {
        try (LiveServer server = new LiveServer()) {
            Kpis kpis = new Kpis(server);
            server.ingest("responses", new JsonArray().add(answer("1", 10)));
            assertEquals(100.0, kpis.values("").get("nps").value());
            Eventually.get("metrics", () -> new Scrape(server.metrics()), now -> now.value("nps", "") == 100);
            server.correct("responses", answer("1", 0));
            assertEquals(-100.0, kpis.values("").get("nps").value());
            Eventually.get("metrics", () -> new Scrape(server.metrics()), now -> now.value("nps", "") == -100);
        }
    }
}
