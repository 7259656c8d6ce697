package dev.manyi.overview;

import static dev.manyi.testing.ApiBench.objects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.testing.ApiBench;
import dev.manyi.testing.KpiBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All problem types by frequency and impact. */
class ProblemMapTest {
    private static final String OCTOBER = "/problems?from=2026-10-01&to=2026-11-01";
    private final KpiBench bench = new KpiBench("Asia/Shanghai");
    private ApiBench api;

    @BeforeEach
    void start() {
        api = new ApiBench(bench, Instant.parse("2026-10-20T04:00:00Z"), parts -> {
            new ProblemRoutes(
                            parts.kpi().overview(),
                            parts.kpi().catalogue(),
                            parts.kpi().names(),
                            parts.guard(),
                            parts.answers())
                    .mount(parts.api());
            new OverviewRoutes(
                            parts.kpi().overview(),
                            parts.kpi().catalogue(),
                            parts.kpi().names(),
                            parts.guard(),
                            parts.answers())
                    .mount(parts.api());
        });
    }

    @AfterEach
    void stop() {
        api.close();
        bench.close();
    }

    /**
     * slow: complaints 2/4, escalated 1/4, reopened 1 of 2 resolved, answers below 4: 1/1 → (.5 + .25 + .5 + 1) / 4 = .5625; its
     * customer K1 came twice, K2 once: repeated 1/3. rude: complaints 2/2, escalated 0/2 → .5. easy: 3 tickets and nothing
     * wrong → 0. Middle of 4, 2, 3 tickets: 3; of .5625, .5, 0: .5. Scores 2.25 + 1 + 0. Praise has an answer but no ticket.
     */
    private void facts() {
        bench.tickets("""
                store | category | customer | kind      | opened_at        | resolved_at      | reopened | escalated_at
                A     | slow     | K1       | complaint | 2026-10-02T10:00 | 2026-10-03T10:00 | 1        |
                A     | slow     | K1       | complaint | 2026-10-03T10:00 |                  |          | 2026-10-04T10:00
                A     | slow     | K2       | request   | 2026-10-04T10:00 | 2026-10-05T10:00 | 0        |
                A     | slow     |          | request   | 2026-10-05T10:00 |                  |          |
                B     | rude     |          | complaint | 2026-10-05T10:00 |                  |          |
                B     | rude     |          | complaint | 2026-10-06T10:00 |                  |          |
                A     | easy     |          | request   | 2026-10-05T10:00 |                  |          |
                A     | easy     |          | request   | 2026-10-05T11:00 |                  |          |
                A     | easy     |          | request   | 2026-10-05T12:00 |                  |          |
                A     |          |          | complaint | 2026-10-05T12:00 |                  |          |
                A     | past     |          | complaint | 2026-09-05T10:00 |                  |          |
                """);
        bench.responses("""
                store | category | submitted_at     | csat
                A     | slow     | 2026-10-05T10:00 | 2
                A     | easy     | 2026-10-05T10:00 | 5
                A     | praise   | 2026-10-05T10:00 | 5
                """);
        bench.sql("UPDATE category SET name = '响应慢' WHERE code = 'slow'");
    }

    @Test
    void everyProblemTypeIsThereWithItsFrequencyAndImpact() {
        facts();
        JsonObject map = api.get(OCTOBER);
        List<JsonObject> categories = objects(map.getJsonArray("categories"));
        assertEquals(
                List.of("slow", "rude", "easy"),
                categories.stream().map(one -> one.getString("key")).toList());
        JsonObject slow = categories.get(0);
        assertEquals("响应慢", slow.getString("name"));
        assertEquals(4, slow.getInteger("tickets"));
        assertEquals(2.0, slow.getDouble("complaints"));
        assertEquals(25.0, slow.getDouble("csat"));
        assertEquals(1 / 3.0, slow.getDouble("repeat_rate"), 1e-12);
        assertEquals(0.25, slow.getDouble("escalation_rate"), 1e-12);
        assertEquals(0.5625, slow.getDouble("impact"), 1e-12);
        assertEquals(2.25, slow.getDouble("score"), 1e-12);
        assertEquals(2.25 / 3.25, slow.getDouble("share"), 1e-12);
        assertEquals(
                3, slow.getJsonObject("values").getJsonObject("repeat_rate").getInteger("n"));
        assertNull(categories.get(1).getDouble("csat"), "nobody said");
        assertEquals(0.0, categories.get(2).getDouble("score"));
        assertEquals(3.0, map.getDouble("median_tickets"));
        assertEquals(0.5, map.getDouble("median_impact"));
    }

    @Test
    void theWorstAreThoseOfTheOverview() {
        facts();
        List<JsonObject> worst = objects(api.get("/overview").getJsonArray("problems"));
        List<JsonObject> all = objects(api.get(OCTOBER).getJsonArray("categories"));
        assertEquals(2, worst.size());
        for (int i = 0; i < worst.size(); i++) {
            assertEquals(worst.get(i).getString("category"), all.get(i).getString("key"));
            assertEquals(worst.get(i).getDouble("score"), all.get(i).getDouble("score"));
        }
    }

    @Test
    void filtersAndScopeNarrowIt() {
        facts();
        JsonObject rude = api.get(OCTOBER + "&category=rude");
        assertEquals(1, rude.getJsonArray("categories").size());
        assertEquals(1.0, rude.getJsonArray("categories").getJsonObject(0).getDouble("share"));
        JsonObject own =
                api.as(Role.STORE_MANAGER, Scope.of(Set.of(), Set.of("B"))).get(OCTOBER);
        assertEquals(
                List.of("rude"),
                objects(own.getJsonArray("categories")).stream()
                        .map(one -> one.getString("key"))
                        .toList());
        assertEquals(List.of("store"), api.refused(OCTOBER + "&store=A"));
    }

    @Test
    void withoutTicketsThereIsNoMiddle() {
        JsonObject map = api.get(OCTOBER);
        assertEquals(new JsonArray(), map.getJsonArray("categories"));
        assertNull(map.getDouble("median_tickets"));
        assertNull(map.getDouble("median_impact"));
        assertEquals(List.of("from", "to"), api.refused("/problems"));
        assertEquals(List.of("priority"), api.refused(OCTOBER + "&priority=urgent"), "answers have none");
    }
}
