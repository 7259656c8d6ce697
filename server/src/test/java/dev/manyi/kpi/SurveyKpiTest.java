package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.manyi.kpi.formula.Estimate;
import dev.manyi.testing.KpiBench;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The survey family, worked out by hand: a table in, a number out. */
class SurveyKpiTest {
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        bench.responses("""
                submitted_at     | csat | nps | ces | ratings.attitude | comment
                2026-10-01T09:00 | 5    | 10  | 7   | 5                |
                2026-10-02T09:00 | 5    | 9   | 6   | 4                |
                2026-10-03T09:00 | 4    | 8   |     |                  |
                2026-10-04T09:00 | 4    | 7   | 5   | 4                |
                2026-10-05T09:00 | 3    | 6   | 4   |                  |
                2026-10-06T09:00 | 1    | 0   | 1   | 1                |
                2026-10-07T09:00 |      | 9   |     |                  |
                2026-10-08T09:00 | 2    |     |     |                  |
                2026-10-09T09:00 |      |     |     |                  | 还行
                2026-10-10T09:00 | 5    | 10  | 7   | 5                |
                2026-09-30T23:59 | 1    | 0   | 1   | 1                |
                """);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void responsesAreCountedWhateverTheyAnswer() {
        assertEquals(new Estimate(10.0, 10, null, null, null), bench.value("responses", "2026-10"));
    }

    @Test
    void meanAndScoreAreOverTheResponsesThatGiveSatisfaction() {
        Estimate mean = bench.value("csat_mean", "2026-10");
        assertEquals((5 + 5 + 4 + 4 + 3 + 1 + 2 + 5) / 8.0, mean.value());
        assertEquals(8, mean.n());
        assertEquals(
                (mean.value() - 1) / 4 * 100,
                bench.value("csat_score", "2026-10").value(),
                1e-12);
    }

    @Test
    void satisfiedAreFourAndFive() {
        Estimate top2 = bench.value("csat_top2", "2026-10");
        assertEquals(5 / 8.0, top2.value());
        assertEquals(8, top2.n());
    }

    @Test
    void npsHasNoBucketForThePassive() {
        // Promoters 10 9 9 10, passives 8 7, detractors 6 0.
        Estimate nps = bench.value("nps", "2026-10");
        assertEquals(100 * (4 - 2) / 8.0, nps.value());
        assertEquals(8, nps.n());
    }

    @Test
    void effortAndRatingsAreOverTheirOwnAnswers() {
        assertEquals(
                (7 + 6 + 5 + 4 + 1 + 7) / 6.0,
                bench.value("ces_mean", "2026-10").value());
        assertEquals(6, bench.value("ces_mean", "2026-10").n());
        assertEquals(
                (5 + 4 + 4 + 1 + 5) / 5.0,
                bench.value("rating_attitude", "2026-10").value());
    }

    @Test
    void aSideThatNobodyRatedHasNoData() {
        assertEquals(Estimate.NO_DATA, bench.value("rating_value", "2026-10"));
        assertNull(bench.value("csat_mean", "2026-08").value());
    }

    @Test
    void allPromotersAreAHundredAndAllDetractorsMinusAHundred() {
        bench.responses("""
                external_id | submitted_at     | nps
                p1          | 2025-01-01T09:00 | 9
                p2          | 2025-01-01T09:00 | 10
                d1          | 2025-02-01T09:00 | 0
                d2          | 2025-02-01T09:00 | 6
                """);
        assertEquals(100, bench.value("nps", "2025-01").value());
        assertEquals(100, bench.value("nps", "2025-01").low());
        assertEquals(-100, bench.value("nps", "2025-02").value());
    }

    @Test
    void aSideOfTheServiceThatFactsNameBecomesAKpi() {
        bench.responses("""
                external_id | submitted_at     | ratings.等候时间
                w1          | 2025-03-01T09:00 | 2
                w2          | 2025-03-01T09:00 | 3
                """);
        assertEquals(2.5, bench.value("rating_等候时间", "2025-03").value());
    }
}
