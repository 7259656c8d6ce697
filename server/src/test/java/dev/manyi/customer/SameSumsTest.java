package dev.manyi.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.check.Recount;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Customers of facts at random are erased: not one KPI changes, in all and by what customers are told apart by. */
class SameSumsTest {
    @Test
    void noKpiChanges() {
        try (CustomerBench bench = new CustomerBench()) {
            new RandomFacts(11, KpiBench.AS_OF).fill(bench.kpi, 150);
            bench.kpi.sql("UPDATE response SET comment = '店员很好' WHERE comment IS NULL AND csat = 5");
            Map<String, Estimate> before = everyKpi(bench.kpi);
            List<String> known =
                    IntStream.range(0, 12).mapToObj(i -> "customer " + i).toList();
            int facts = known.stream()
                    .mapToInt(customer -> bench.erase(customer).facts().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .sum();
            assertTrue(facts > 40, "facts erased: " + facts);
            Map<String, Estimate> after = everyKpi(bench.kpi);
            assertEquals(before.keySet(), after.keySet());
            before.forEach((name, value) -> same(name, value, after.get(name)));
            assertEquals(List.of(), recount(bench.kpi));
            assertTrue(before.size() > 1_000, "values compared: " + before.size());
        }
    }

    /** What the facts say, counted one by one, and the engine does not. */
    private static List<String> recount(KpiBench bench) {
        return KpiBench.await(new Recount(
                                bench.db().database(),
                                bench.parts().service(),
                                bench.kpis(),
                                bench.parts().rules(),
                                KpiBench.AS_OF,
                                (done, all) -> {})
                        .run())
                .differences();
    }

    /** Additions may come in another order: the last places may differ. */
    private static void same(String name, Estimate before, Estimate after) {
        assertEquals(before.n(), after.n(), name);
        assertTrue(same(before.value(), after.value()), name + ": " + before + " became " + after);
        assertTrue(same(before.low(), after.low()), name + ": " + before + " became " + after);
        assertTrue(same(before.high(), after.high()), name + ": " + before + " became " + after);
    }

    private static boolean same(Double before, Double after) {
        return before == null || after == null
                ? before == after
                : Math.abs(before - after) <= 1e-9 * Math.max(1, Math.abs(before));
    }

    private static Map<String, Estimate> everyKpi(KpiBench bench) {
        Map<String, Estimate> values = new TreeMap<>();
        Range year = new Range(LocalDate.parse("2025-11-01"), LocalDate.parse("2026-11-01"));
        for (Dimension by : new Dimension[] {null, Dimension.TIER, Dimension.STORE}) {
            List<Kpi> asked = bench.kpis().stream()
                    .filter(kpi -> by == null || kpi.has(by))
                    .toList();
            KpiRequest all = KpiRequest.total(asked, year, Scope.ALL, KpiBench.AS_OF);
            KpiRequest question = by == null ? all.grain(Grain.MONTH) : all.by(by);
            bench.answer(question)
                    .rows()
                    .forEach(row -> row.values()
                            .forEach((kpi, value) -> values.put(
                                    by + " " + row.key() + " " + row.period() + " " + kpi.id(), value.estimate())));
        }
        return values;
    }
}
