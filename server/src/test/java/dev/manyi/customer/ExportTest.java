package dev.manyi.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Store;
import dev.manyi.testing.KpiBench;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A customer asks what is kept. */
class ExportTest {
    @Test
    void everythingThatIsKeptWithItsNames() {
        try (CustomerBench bench = new CustomerBench()) {
            KpiBench.await(new DimensionQueries(bench.kpi.db().database())
                    .saveStores(List.of(new Store("A", "西湖店", null, null, null, null, null))));
            bench.kpi.responses("""
                    external_id | customer | store | submitted_at     | csat | ratings.attitude | comment    | channel
                    r1          | ann      | A     | 2026-10-02T09:00 | 5    | 4                | 店员很耐心 | phone
                    r2          | bob      | A     | 2026-10-03T09:00 | 1    |                  | 别人的     |
                    """);
            bench.kpi.tickets("""
                    external_id | customer | store | opened_at        | kind      | subject | compensation
                    t1          | ann      | A     | 2026-10-01T09:00 | complaint | 屏幕    | 12.5
                    t2          | ann      | A     | 2026-10-04T09:00 | request   |         |
                    """);
            bench.kpi.add(FactKind.PURCHASE, """
                    external_id | customer | store | at               | amount
                    p1          | ann      | A     | 2026-10-01T09:00 | 100
                    """);
            bench.kpi.sql(
                    "UPDATE customer SET tier = 'vip' WHERE code = '" + CustomerBench.PRIVACY.customer("ann") + "'");
            bench.kpi.sql("UPDATE response SET received_at = '2026-10-02T01:00:03Z', sentiment = 'positive'");

            JsonObject kept = bench.export("ann").orElseThrow();

            assertEquals("vip", kept.getString("tier"));
            assertEquals(
                    new JsonObject("{\"responses\": 1, \"tickets\": 2, \"purchases\": 1}"),
                    kept.getJsonObject("totals"));
            assertEquals(new JsonObject("""
                            {"source": "test", "external_id": "r1", "store": "A", "store_name": "西湖店",
                             "submitted_at": "2026-10-02T01:00:00Z", "received_at": "2026-10-02T01:00:03Z", "csat": 5,
                             "ratings": {"attitude": 4}, "comment": "店员很耐心", "sentiment": "positive",
                             "channel": "phone", "channel_name": "电话"}"""), kept.getJsonArray("responses").getJsonObject(0));
            assertEquals("t2", kept.getJsonArray("tickets").getJsonObject(0).getString("external_id"));
            assertEquals(12.5, kept.getJsonArray("tickets").getJsonObject(1).getDouble("compensation"));
            assertEquals(100.0, kept.getJsonArray("purchases").getJsonObject(0).getDouble("amount"));
            assertFalse(kept.encode().contains(CustomerBench.PRIVACY.customer("ann")));
            assertEquals(
                    "customer_exported " + kept.getString("reference")
                            + " {\"tickets\": 2, \"purchases\": 1, \"responses\": 1}",
                    bench.one("SELECT concat_ws(' ', action, subject, details) FROM evidence"));
        }
    }
}
