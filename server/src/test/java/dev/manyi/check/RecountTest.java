package dev.manyi.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.MeasureEngine;
import dev.manyi.kpi.MeasureGroup;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.kpi.sql.MeasureQueries;
import dev.manyi.kpi.sql.SqlEngine;
import dev.manyi.testing.KpiBench;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecountTest {
    private static final Measure RESOLVED = new Measure.Count(Condition.RESOLVED);
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        bench.responses("""
                store | submitted_at     | csat | nps | ces | ratings.attitude
                A     | 2026-09-30T10:00 | 5    | 9   |     | 4
                A     | 2026-10-01T10:00 | 2    | 3   | 4   |
                B     | 2026-10-02T10:00 |      | 7   | 6   | 5
                """);
        bench.tickets("""
                store | kind      | priority | opened_at        | first_response_at | resolved_at      | reopened | transfers
                A     | complaint | urgent   | 2026-10-01T10:00 | 2026-10-01T10:20  | 2026-10-02T10:00 | 0        | 0
                B     | request   | routine  | 2026-10-01T10:00 |                   | 2026-10-03T10:00 | 2        | 0
                """);
        bench.sql("UPDATE store SET region = 'EAST' WHERE code = 'A'");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void theEngineAgreesWithTheFactsAtEveryGrain() {
        Recount.Finding found = recount(bench.parts().service());
        assertEquals(5, found.facts());
        assertTrue(found.values() > 100, "values compared: " + found.values());
        assertEquals(List.of(), found.differences());
    }

    @Test
    void anEngineThatCountsOneTooManyIsFound() {
        MeasureEngine right = new SqlEngine(
                new MeasureQueries(bench.db().database()), RulesReader.shipped(), ZoneId.of("Asia/Shanghai"));
        MeasureEngine wrong = query -> right.measures(query)
                .map(groups -> groups.stream().map(RecountTest::oneMoreResolved).toList());
        Recount.Finding found = recount(new KpiService(
                wrong, bench.parts().names(), new BusinessCalendar(ZoneId.of("Asia/Shanghai"), Month.JANUARY)));
        assertTrue(
                found.differences().stream().anyMatch(line -> line.startsWith("store A, reopen_rate: the engine says")),
                found.differences().toString());
    }

    @Test
    void aFactThatIsStoredTwiceIsFound() {
        bench.sql("INSERT INTO response (store, source, external_id, submitted_at) VALUES ('C', 'test', '1', now())");
        try {
            assertEquals(
                    List.of(
                            "response 1 of test is stored 2 times",
                            "store C is named by 1 responses, but there is no such store"),
                    recount(bench.parts().service()).differences());
        } finally {
            bench.sql("DELETE FROM response WHERE store = 'C'");
        }
    }

    private static MeasureGroup oneMoreResolved(MeasureGroup group) {
        Map<Measure, Double> values = new HashMap<>(group.measured().values());
        values.computeIfPresent(RESOLVED, (measure, count) -> count + 1);
        return new MeasureGroup(group.period(), group.group(), new Measured(values));
    }

    private static Recount.Finding recount(KpiService service) {
        return KpiBench.await(new Recount(
                        bench.db().database(),
                        service,
                        bench.kpis(),
                        bench.parts().rules(),
                        KpiBench.AS_OF,
                        (done, all) -> {})
                .run());
    }
}
