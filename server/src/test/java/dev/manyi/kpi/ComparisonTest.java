package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values held against earlier ones: one response on each of the first days of some months. */
class ComparisonTest {
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        StringBuilder table = new StringBuilder("external_id | store | submitted_at | csat\n");
        days(table, "2025-10", 20);
        days(table, "2026-08", 25);
        days(table, "2026-09", 28);
        days(table, "2026-10", 10);
        bench.responses(table.toString());
    }

    private static void days(StringBuilder table, String month, int count) {
        for (int day = 1; day <= count; day++) {
            String date = "%s-%02d".formatted(month, day);
            table.append("%s | S1 | %sT10:00 | 4\n".formatted(date, date));
        }
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void aClosedMonthIsHeldAgainstTheMonthBeforeAndTheYearBefore() {
        KpiRow row = ask(october(), Grain.TOTAL, "2026-12-01T00:00:00Z").get(0);
        assertEquals(28.0, compared(row, Comparison.PREVIOUS).before().value());
        assertEquals(-18.0, compared(row, Comparison.PREVIOUS).change());
        assertEquals(20.0, compared(row, Comparison.YEAR_AGO).before().value());
        assertEquals(false, compared(row, Comparison.PREVIOUS).running());
    }

    @Test
    void aRunningMonthIsHeldAgainstAsManyDaysAndSaysSo() {
        KpiRow row = ask(october(), Grain.TOTAL, "2026-10-10T04:00:00Z").get(0);
        assertEquals(10.0, compared(row, Comparison.PREVIOUS).before().value());
        assertEquals(10.0, compared(row, Comparison.YEAR_AGO).before().value());
        assertEquals(true, compared(row, Comparison.PREVIOUS).running());
    }

    @Test
    void eachMonthOfACurveIsHeldAgainstItsOwnPredecessorAndOnlyTheLastIsRunning() {
        Range months = new Range(LocalDate.parse("2026-08-01"), LocalDate.parse("2026-11-01"));
        List<KpiRow> rows = ask(months, Grain.MONTH, "2026-10-10T04:00:00Z");
        assertEquals(null, compared(rows.get(0), Comparison.PREVIOUS).change());
        assertEquals(25.0, compared(rows.get(1), Comparison.PREVIOUS).before().value());
        assertEquals(false, compared(rows.get(1), Comparison.PREVIOUS).running());
        assertEquals(10.0, compared(rows.get(2), Comparison.PREVIOUS).before().value());
        assertEquals(true, compared(rows.get(2), Comparison.PREVIOUS).running());
    }

    @Test
    void groupsAreComparedWithThemselves() {
        KpiRequest question =
                bench.question(october(), "responses").by(Dimension.STORE).comparedWith(Set.of(Comparison.PREVIOUS));
        assertEquals(
                28.0,
                compared(bench.answer(question).rows().get(0), Comparison.PREVIOUS)
                        .before()
                        .value());
    }

    private static Range october() {
        return Range.month(LocalDate.parse("2026-10-01"));
    }

    private static List<KpiRow> ask(Range range, Grain grain, String asOf) {
        KpiRequest question = bench.question(range, "responses");
        KpiRequest at = KpiRequest.total(question.kpis(), range, question.scope(), Instant.parse(asOf))
                .grain(grain)
                .comparedWith(Comparison.EARLIER);
        return bench.answer(at).rows();
    }

    private static Compared compared(KpiRow row, Comparison comparison) {
        return row.values().values().iterator().next().comparisons().get(comparison);
    }
}
