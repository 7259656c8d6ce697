package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.Map;
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

    @Test
    void excludedResponsesCountNowhereButInTheValidShare() {
        bench.responses("""
                external_id | submitted_at     | csat | nps | ces | ratings.clarity | comment
                v1          | 2025-05-01T09:00 | 5    | 10  | 7   | 5               |
                v2          | 2025-05-01T09:00 | 1    | 0   | 1   | 1               | 太差
                v3          | 2025-05-01T09:00 | 3    | 9   | 4   | 3               |
                """);
        bench.sql("UPDATE response SET exclusion = 'test', sentiment = 'negative' WHERE external_id = 'v2'");
        Estimate valid = bench.value("valid_share", "2025-05");
        assertEquals(2 / 3.0, valid.value());
        assertEquals(3, valid.n());
        assertEquals(2.0, bench.value("responses", "2025-05").value());
        assertEquals(4.0, bench.value("csat_mean", "2025-05").value());
        assertEquals(100.0, bench.value("nps", "2025-05").value());
        assertEquals(5.5, bench.value("ces_mean", "2025-05").value());
        assertEquals(4.0, bench.value("rating_clarity", "2025-05").value());
        assertEquals(Estimate.NO_DATA, bench.value("negative_share", "2025-05"));
        // Asked together they are what they are alone.
        bench.answer(bench.question(MAY, "valid_share", "csat_mean", "nps", "csat_top2"))
                .rows()
                .get(0)
                .values()
                .forEach((kpi, value) -> assertEquals(bench.value(kpi.id(), MAY), value.estimate(), kpi.id()));
    }

    @Test
    void commentsThatNobodyJudgedAreNotCounted() {
        bench.responses("""
                external_id | submitted_at     | comment
                s1          | 2025-06-01T09:00 | 很好
                s2          | 2025-06-01T09:00 | 等太久
                s3          | 2025-06-01T09:00 | 一般
                s4          | 2025-06-01T09:00 | 未读
                """);
        assertEquals(Estimate.NO_DATA, bench.value("negative_share", "2025-06"));
        bench.sql("UPDATE response SET sentiment = CASE external_id WHEN 's1' THEN 'positive' WHEN 's2' THEN 'negative'"
                + " ELSE 'neutral' END WHERE external_id IN ('s1', 's2', 's3')");
        assertEquals(1 / 3.0, bench.value("negative_share", "2025-06").value());
        assertEquals(3, bench.value("negative_share", "2025-06").n());
    }

    @Test
    void anInvitationIsAnsweredByAValidResponseWheneverItComes() {
        bench.add(FactKind.INVITATION, """
                external_id | store | channel | at
                i1          | A     | phone   | 2025-07-01T09:00
                i2          | A     | phone   | 2025-07-02T09:00
                i3          | A     | app     | 2025-07-31T23:59
                i4          | B     | app     | 2025-07-03T09:00
                i5          | B     | app     | 2025-08-01T00:00
                """);
        bench.responses("""
                external_id | store | submitted_at     | csat | invitation
                a1          | A     | 2025-07-03T09:00 | 5    | i1
                a2          | A     | 2025-07-03T10:00 | 4    | i1
                a3          | A     | 2025-07-04T10:00 | 4    | i2
                a4          | B     | 2025-09-04T10:00 | 4    | i3
                a5          | A     | 2025-07-04T10:00 | 4    | nobody sent this
                """);
        bench.sql("UPDATE response SET exclusion = 'test' WHERE external_id = 'a3'");
        // July: i1 (twice), i3 two months later in another store; i2 by an excluded one only, i4 by none.
        Estimate rate = bench.value("response_rate", "2025-07");
        assertEquals(2 / 4.0, rate.value());
        assertEquals(4, rate.n());
        Range july = Range.month(LocalDate.parse("2025-07-01"));
        assertEquals(Map.of("phone", 1 / 2.0, "app", 1 / 2.0), bench.by(Dimension.CHANNEL, "response_rate", july));
        assertEquals(Map.of("A", 2 / 3.0, "B", 0.0), bench.by(Dimension.STORE, "response_rate", july));
    }

    private static final Range MAY = Range.month(LocalDate.parse("2025-05-01"));
}
