package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.manyi.auth.Scope;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.comparison.YardstickQueries;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.kpi.sql.MeasureQueries;
import dev.manyi.kpi.sql.SqlEngine;
import dev.manyi.kpi.sql.VetoQueries;
import dev.manyi.testing.KpiBench;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the calendar cuts years of facts: one response at noon of each of these days. */
class CalendarTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        StringBuilder table = new StringBuilder("external_id | submitted_at | csat\n");
        for (String day : List.of(
                // 2024 is a leap year.
                "2023-02-28",
                "2023-03-01",
                "2024-02-28",
                "2024-02-29",
                "2024-03-01",
                "2025-02-28",
                // Week 53 of 2026 is 28 December to 3 January; 2025 has only 52 weeks.
                "2025-12-28",
                "2025-12-29",
                "2025-12-31",
                "2026-01-04",
                "2026-01-05",
                "2026-12-27",
                "2026-12-28",
                "2026-12-31",
                "2027-01-01",
                "2027-01-03",
                "2027-01-04",
                // Around the ends of half-years.
                "2026-03-31",
                "2026-04-01",
                "2026-06-30",
                "2026-07-01",
                "2026-09-30",
                "2026-10-01")) {
            table.append("%s | %sT12:00 | 4\n".formatted(day, day));
        }
        bench.responses(table.toString());
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void week53HoldsTheDaysOfBothYears() {
        assertEquals(
                Map.of("2026-12-21", 1.0, "2026-12-28", 4.0, "2027-01-04", 1.0),
                counts(service(Month.JANUARY), Grain.WEEK, "2026-12-21", "2027-01-11"));
    }

    /** A year before week 53 of 2026 lies the week 52 weeks earlier: 29 December to 4 January, with three responses. */
    @Test
    void week53IsComparedWithTheWeekFiftyTwoWeeksBefore() {
        KpiRow week = rows(service(Month.JANUARY), Grain.WEEK, "2026-12-28", "2027-01-04")
                .get(0);
        assertEquals(3.0, compared(week, Comparison.YEAR_AGO).before().value());
        assertEquals(1.0, compared(week, Comparison.PREVIOUS).before().value());
    }

    @Test
    void aLeapDayIsADayOfItsMonthAndHasTheLastOfFebruaryBeforeIt() {
        assertEquals(
                Map.of("2024-02-28", 1.0, "2024-02-29", 1.0, "2024-03-01", 1.0),
                counts(service(Month.JANUARY), Grain.DAY, "2024-02-28", "2024-03-02"));
        List<KpiRow> days = rows(service(Month.JANUARY), Grain.DAY, "2024-02-28", "2024-03-02");
        for (KpiRow day : days) {
            assertEquals(
                    1.0,
                    compared(day, Comparison.YEAR_AGO).before().value(),
                    day.period().toString());
        }
        KpiRow february = rows(service(Month.JANUARY), Grain.MONTH, "2024-02-01", "2024-03-01")
                .get(0);
        assertEquals(2.0, value(february));
        assertEquals(1.0, compared(february, Comparison.YEAR_AGO).before().value());
        KpiRow after = rows(service(Month.JANUARY), Grain.MONTH, "2025-02-01", "2025-03-01")
                .get(0);
        assertEquals(2.0, compared(after, Comparison.YEAR_AGO).before().value());
    }

    @Test
    void halfYearsAndQuartersOfACalendarYear() {
        assertEquals(
                Map.of("2026-01-01", 5.0, "2026-07-01", 6.0),
                counts(service(Month.JANUARY), Grain.HALF_YEAR, "2026-01-01", "2027-01-01"));
        assertEquals(
                Map.of("2026-01-01", 3.0, "2026-04-01", 2.0, "2026-07-01", 2.0, "2026-10-01", 4.0),
                counts(service(Month.JANUARY), Grain.QUARTER, "2026-01-01", "2027-01-01"));
        KpiRow second = rows(service(Month.JANUARY), Grain.HALF_YEAR, "2026-01-01", "2027-01-01")
                .get(1);
        assertEquals(5.0, compared(second, Comparison.PREVIOUS).before().value());
        assertEquals(3.0, compared(second, Comparison.YEAR_AGO).before().value());
    }

    /** The business year 2026 begins in April: its first half ends on 30 September, it ends on 31 March 2027. */
    @Test
    void aBusinessYearThatBeginsInApril() {
        KpiService april = service(Month.APRIL);
        assertEquals(
                Map.of("2025-04-01", 6.0, "2026-04-01", 11.0), counts(april, Grain.YEAR, "2025-04-01", "2027-04-01"));
        assertEquals(
                Map.of("2026-04-01", 4.0, "2026-10-01", 7.0),
                counts(april, Grain.HALF_YEAR, "2026-04-01", "2027-04-01"));
        KpiRow year = rows(april, Grain.YEAR, "2026-04-01", "2027-04-01").get(0);
        assertEquals(6.0, compared(year, Comparison.PREVIOUS).before().value());
        KpiRow half = rows(april, Grain.HALF_YEAR, "2026-10-01", "2027-04-01").get(0);
        assertEquals(4.0, compared(half, Comparison.PREVIOUS).before().value());
    }

    /** A range that begins within a half-year cuts it, and is compared with as many days. */
    @Test
    void aCutHalfYearIsComparedWithAsManyDays() {
        List<KpiRow> rows = rows(service(Month.JANUARY), Grain.HALF_YEAR, "2026-06-01", "2026-10-01");
        assertEquals(List.of(1.0, 2.0), rows.stream().map(CalendarTest::value).toList());
        assertNull(compared(rows.get(0), Comparison.PREVIOUS).before().value());
        // 1 July to 30 September against the three months before: 1 April and 30 June.
        assertEquals(2.0, compared(rows.get(1), Comparison.PREVIOUS).before().value());
    }

    private static KpiService service(Month yearStart) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        return new KpiService(
                new SqlEngine(new MeasureQueries(bench.db().database()), RulesReader.shipped(), zone),
                bench.parts().names(),
                new BusinessCalendar(zone, yearStart),
                new YardstickQueries(bench.db().database()),
                new VetoQueries(bench.db().database(), zone),
                Disclosure.OF_EVERYTHING);
    }

    private static Map<String, Double> counts(KpiService service, Grain grain, String from, String to) {
        Map<String, Double> counts = new LinkedHashMap<>();
        rows(service, grain, from, to).forEach(row -> counts.put(row.period().toString(), value(row)));
        return counts;
    }

    private static List<KpiRow> rows(KpiService service, Grain grain, String from, String to) {
        Range range = new Range(LocalDate.parse(from), LocalDate.parse(to));
        KpiRequest question = KpiRequest.total(
                        bench.question(range, "responses").kpis(), range, Scope.ALL, LATER)
                .grain(grain)
                .comparedWith(Set.copyOf(Comparison.EARLIER));
        return KpiBench.await(service.values(question, "en")).rows();
    }

    private static Double value(KpiRow row) {
        return row.values().values().iterator().next().estimate().value();
    }

    private static Compared compared(KpiRow row, Comparison comparison) {
        return row.values().values().iterator().next().comparisons().get(comparison);
    }
}
