package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Grouped by two dimensions, and by the weekday and the hour of the business zone. */
class AcrossTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));
    private KpiBench bench;

    @AfterEach
    void close() {
        bench.close();
    }

    /** The 5th is a Monday. 16:30 UTC is half past midnight of the next day in Shanghai. */
    @Test
    void weekdaysAndHoursAreThoseOfTheBusinessZone() {
        bench = new KpiBench("Asia/Shanghai");
        bench.responses("""
                submitted_at         | csat
                2026-10-05T09:00     | 1
                2026-10-05T09:59     | 2
                2026-10-05T10:00     | 3
                2026-10-05T16:30Z    | 4
                2026-10-11T23:59     | 5
                """);
        KpiRequest question = bench.question(OCTOBER, "csat_mean");
        assertEquals("1 2.0 (3), 2 4.0 (1), 7 5.0 (1)", cells(question.by(Dimension.WEEKDAY)));
        // In the order of the clock, not of the letters.
        assertEquals("0 4.0 (1), 9 1.5 (2), 10 3.0 (1), 23 5.0 (1)", cells(question.by(Dimension.HOUR)));
        assertEquals(
                "1 × 9 1.5 (2), 1 × 10 3.0 (1), 2 × 0 4.0 (1), 7 × 23 5.0 (1)",
                cells(question.by(Dimension.WEEKDAY).across(Dimension.HOUR)));
        assertEquals(
                "10 3.0 (1)",
                cells(question.by(Dimension.HOUR)
                        .filtered(Map.of(Dimension.WEEKDAY, List.of("1"), Dimension.HOUR, List.of("10", "23")))));
    }

    /** In Berlin clocks go back at 03:00 of 25 October: 00:30 and 01:30 UTC are both half past two. */
    @Test
    void theHourThatComesTwiceIsOneHour() {
        bench = new KpiBench("Europe/Berlin");
        bench.tickets("opened_at\n 2026-10-25T00:30Z\n 2026-10-25T01:30Z\n 2026-10-25T02:30Z");
        KpiRequest question = bench.question(OCTOBER, "tickets").by(Dimension.HOUR);
        assertEquals("2 2.0 (2), 3 1.0 (1)", cells(question));
        assertEquals("7 3.0 (3)", cells(question.by(Dimension.WEEKDAY)));
    }

    /** A: 5 and 1 of repairs, 4 of nothing; B: 3 of repairs. */
    @Test
    void storesAcrossCategories() {
        bench = new KpiBench("Asia/Shanghai");
        bench.responses("""
                store | category | submitted_at     | csat
                A     | repair   | 2026-10-05T10:00 | 5
                A     | repair   | 2026-10-06T10:00 | 1
                A     |          | 2026-10-06T10:00 | 4
                B     | repair   | 2026-10-06T10:00 | 3
                """);
        bench.sql("UPDATE category SET name = '维修' WHERE code = 'repair'");
        KpiRequest question =
                bench.question(OCTOBER, "csat_mean").by(Dimension.STORE).across(Dimension.CATEGORY);
        assertEquals("A × repair 3.0 (2), A × null 4.0 (1), B × repair 3.0 (1)", cells(question));
        KpiAnswer answer = bench.answer(
                question.ordered(new KpiRequest.Order(question.kpis().get(0), true), 1));
        assertEquals(
                "null (none)",
                answer.rows().get(0).across() + " " + answer.rows().get(0).acrossName());
        assertEquals(3, answer.total());
        assertEquals("维修", bench.answer(question).rows().get(0).acrossName());
    }

    /** Facts of one store × channel may be missing; minutes of service are everywhere: 1 of 744 hours was down. */
    @Test
    void minutesOfServiceHaveTwoDimensions() {
        bench = new KpiBench("Asia/Shanghai");
        bench.sql("INSERT INTO store (code, name) VALUES ('A', 'A'), ('B', 'B')");
        bench.add(FactKind.OUTAGE, "store | channel | from | to\n A | phone | 2026-10-05T10:00 | 2026-10-05T11:00");
        Map<String, Double> values = bench
                .answer(bench.question(OCTOBER, "availability")
                        .by(Dimension.STORE)
                        .across(Dimension.CHANNEL))
                .rows()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.key() + " × " + row.across(),
                        row -> estimate(row).value()));
        assertEquals(1 - 1 / 744.0, values.get("A × phone"), 1e-12);
        assertEquals(1.0, values.get("B × phone"), 0);
        assertEquals(1.0, values.get("A × app"), 0);
    }

    /** A cell against the same cell before: Monday morning 2 → 4. */
    @Test
    void aCellIsHeldAgainstItselfEarlier() {
        bench = new KpiBench("Asia/Shanghai");
        bench.responses("submitted_at | csat\n 2026-09-07T10:00 | 2\n 2026-10-05T10:00 | 4\n 2026-09-08T10:00 | 1");
        KpiRequest question = bench.question(OCTOBER, "csat_mean")
                .by(Dimension.WEEKDAY)
                .across(Dimension.HOUR)
                .comparedWith(Set.of(Comparison.PREVIOUS));
        KpiRow monday = bench.answer(question).rows().get(0);
        assertEquals(
                2.0,
                monday.values()
                        .values()
                        .iterator()
                        .next()
                        .comparisons()
                        .get(Comparison.PREVIOUS)
                        .change());
        assertThrows(IllegalArgumentException.class, () -> question.comparedWith(Set.of(Comparison.TARGET)));
    }

    @Test
    void customersAndServiceHaveNoHour() {
        bench = new KpiBench("Asia/Shanghai");
        Set<String> without = bench.kpis().stream()
                .filter(kpi -> !kpi.has(Dimension.HOUR))
                .map(kpi -> kpi.family() + " " + kpi.id())
                .collect(Collectors.toSet());
        assertEquals(true, without.contains("customer repurchase_rate"), without.toString());
        assertEquals(true, without.contains("ticket availability"), without.toString());
        assertEquals(false, without.stream().anyMatch(kpi -> kpi.startsWith("survey ")), without.toString());
    }

    /** The value and the n of each cell of the only KPI. */
    private String cells(KpiRequest request) {
        return bench.answer(request).rows().stream()
                .map(row -> row.key() + (request.across() == null ? "" : " × " + row.across()) + " "
                        + estimate(row).value() + " (" + estimate(row).n() + ")")
                .collect(Collectors.joining(", "));
    }

    private static Estimate estimate(KpiRow row) {
        return row.values().values().iterator().next().estimate();
    }
}
