package dev.manyi.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.testing.KpiBench;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecountTest {
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
        Recount.Finding found = recount(bench.kpis());
        assertEquals(5, found.facts());
        assertTrue(found.values() > 100, "values compared: " + found.values());
        assertEquals(List.of(), found.differences());
    }

    @Test
    void aFactThatIsStoredTwiceIsFound() {
        bench.sql("INSERT INTO store (code, name) VALUES ('C', 'C')");
        bench.sql("INSERT INTO response (store, source, external_id, submitted_at)"
                + " VALUES ('C', 'test', '1', '2026-10-05T00:00Z')");
        try {
            assertEquals(
                    List.of("response 1 of test is stored 2 times"),
                    recount(bench.kpis()).differences());
        } finally {
            bench.sql("DELETE FROM response WHERE store = 'C'");
            bench.sql("DELETE FROM store WHERE code = 'C'");
        }
    }

    @Test
    void aCodeThatIsNotThereIsFound() {
        bench.sql("UPDATE response SET survey = 'Q404' WHERE store = 'B'");
        try {
            assertEquals(
                    List.of("survey Q404 is named by 1 responses, but there is no such survey"),
                    recount(bench.kpis()).differences());
        } finally {
            bench.sql("UPDATE response SET survey = NULL WHERE store = 'B'");
        }
    }

    @Test
    void aKpiThatNobodyRecomputesIsFound() {
        Kpi known = bench.kpis().get(0);
        Kpi forgotten = new Kpi(
                "brand_new",
                known.family(),
                known.unit(),
                known.decimals(),
                known.direction(),
                known.formula(),
                known.name(),
                known.description());
        assertEquals(
                List.of("brand_new: nobody recomputes it"),
                recount(List.of(known, forgotten)).differences());
    }

    private static Recount.Finding recount(List<Kpi> kpis) {
        return KpiBench.await(new Recount(
                        bench.db().database(),
                        bench.parts().service(),
                        kpis,
                        bench.parts().rules(),
                        KpiBench.AS_OF,
                        (done, all) -> {})
                .run());
    }
}
