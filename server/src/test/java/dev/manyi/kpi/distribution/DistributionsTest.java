package dev.manyi.kpi.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often each value of a scale was given. */
class DistributionsTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));
    private static final String ANSWERS = """
            external_id | store | employee | submitted_at     | csat | nps | ces | ratings.attitude
            r1          | A     | ann      | 2026-10-05T10:00 | 5    | 10  | 7   | 5
            r2          | A     | ann      | 2026-10-05T10:00 | 5    | 0   |     | 2
            r3          | A     | bob      | 2026-10-05T10:00 | 2    | 10  | 1   |
            r4          | B     | bob      | 2026-10-31T23:59 | 1    |     | 7   |
            r5          | B     | bob      | 2026-11-01T00:00 | 1    | 5   |     |
            """;
    private KpiBench bench;

    @BeforeEach
    void fiveAreEnough() {
        bench = new KpiBench("Asia/Shanghai", RulesReader.shipped(), new Disclosure(5, true));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theWholeScaleIsTold() {
        bench.responses(ANSWERS);
        assertEquals("1×1 2×1 3×0 4×0 5×2 of 4", told(of("csat_mean")));
        assertEquals("1×1 2×1 3×0 4×0 5×2 of 4", told(of("csat_top2")));
        assertEquals("0×1 1×0 2×0 3×0 4×0 5×0 6×0 7×0 8×0 9×0 10×2 of 3", told(of("nps")));
        assertEquals("1×1 2×0 3×0 4×0 5×0 6×0 7×2 of 3", told(of("ces_mean")));
        assertEquals("1×0 2×1 3×0 4×0 5×1 of 2", told(of("rating_attitude")));
    }

    @Test
    void excludedAnswersAndOtherStoresAreNotCounted() {
        bench.responses(ANSWERS);
        bench.sql("UPDATE response SET exclusion = 'straight_lining' WHERE external_id = 'r1'");
        assertEquals("1×1 2×1 3×0 4×0 5×1 of 3", told(of("csat_mean")));
        KpiRequest question = bench.question(OCTOBER, "csat_mean");
        assertEquals("1×1 2×0 3×0 4×0 5×0 of 1", told(ask(question.filtered(Map.of(Dimension.STORE, List.of("B"))))));
        assertEquals(
                "1×1 2×0 3×0 4×0 5×0 of 1",
                told(ask(KpiRequest.total(question.kpis(), OCTOBER, Scope.of(Set.of(), Set.of("B")), KpiBench.AS_OF))));
    }

    @Test
    void nothingIsAScaleOfZeros() {
        assertEquals("1×0 2×0 3×0 4×0 5×0 of 0", told(of("csat_mean")));
    }

    /** ann gave two: fewer than five. */
    @Test
    void thoseOfAFewAreNotTold() {
        bench.responses(ANSWERS);
        Distribution ann =
                ask(bench.question(OCTOBER, "csat_mean").filtered(Map.of(Dimension.EMPLOYEE, List.of("ann"))));
        assertTrue(ann.suppressed());
        assertEquals(List.of(), ann.scale());
        assertEquals(Optional.of(5), ann.smallest());
    }

    /** For any facts: the scale sums to the n of the KPI and weighs to its mean. */
    @Test
    void theScaleIsWhatTheValueIsMadeOf() {
        new RandomFacts(9, KpiBench.AS_OF).fill(bench, 600);
        Range all = new Range(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-11-01"));
        List<Kpi> scored = bench.kpis().stream().filter(Distributions::has).toList();
        assertTrue(scored.size() >= 6, scored.toString());
        for (Kpi kpi : scored) {
            Distribution distribution = ask(bench.question(all, kpi.id()));
            assertEquals(bench.value(kpi.id(), all).n(), distribution.n(), kpi.id());
            if (kpi.id().matches("csat_mean|ces_mean|rating_.*") && distribution.n() > 0) {
                double sum = distribution.scale().stream()
                        .mapToDouble(step -> step.value() * step.n())
                        .sum();
                assertEquals(bench.value(kpi.id(), all).value(), sum / distribution.n(), 1e-9, kpi.id());
            }
        }
    }

    @Test
    void onlyScoresHaveAScale() {
        Set<String> scored = bench.kpis().stream()
                .filter(Distributions::has)
                .map(Kpi::id)
                .filter(id -> !id.startsWith("rating_"))
                .collect(Collectors.toSet());
        assertEquals(Set.of("csat_mean", "csat_score", "csat_top2", "nps", "ces_mean"), scored);
    }

    private Distribution of(String kpi) {
        return ask(bench.question(OCTOBER, kpi));
    }

    private Distribution ask(KpiRequest request) {
        return KpiBench.await(new Distributions(bench.parts().service()).of(request));
    }

    private static String told(Distribution distribution) {
        return distribution.scale().stream()
                .map(step -> step.value() + "×" + step.n() + " ")
                .collect(Collectors.joining("", "", "of " + distribution.n()));
    }
}
