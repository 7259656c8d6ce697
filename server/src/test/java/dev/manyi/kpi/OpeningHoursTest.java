package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.OpeningHours;
import dev.manyi.kpi.rules.OpeningHours.Span;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.TestRules;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Time that runs only while service is open: Monday to Friday 9–12 and 13–18, closed on 1 and 2 October 2026 (Thursday and
 * Friday), open on Saturday 10 October in return. As of Sunday 2026-11-01T08:00 in Shanghai.
 */
class OpeningHoursTest {
    private static final Set<String> KPIS =
            Set.of("resolution_mean", "resolution_p50", "response_sla", "closure_48h", "follow_up_48h");
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench(
                "Asia/Shanghai",
                rules(
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        Set.of("2026-10-01", "2026-10-02"),
                        Set.of("2026-10-10"),
                        "09:00-12:00",
                        "13:00-18:00"));
    }

    private static Rules rules(Set<DayOfWeek> days, Set<String> holidays, Set<String> swapped, String... spans) {
        List<Span> open = Arrays.stream(spans)
                .map(span -> span.split("-"))
                .map(ends -> new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
                .toList();
        OpeningHours hours = new OpeningHours(
                days.stream().collect(Collectors.toMap(day -> day, day -> open)),
                holidays.stream().map(LocalDate::parse).collect(Collectors.toSet()),
                swapped.stream().map(LocalDate::parse).collect(Collectors.toSet()));
        return TestRules.with(Map.of("openingHours", hours, "openingHoursFor", KPIS));
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void nightsBreaksWeekendsAndHolidaysDoNotCountAndASwappedWorkdayDoes() {
        bench.tickets("""
                external_id | opened_at        | resolved_at
                night       | 2026-10-12T17:00 | 2026-10-13T10:00
                noon        | 2026-10-14T11:30 | 2026-10-14T13:30
                late        | 2026-10-15T22:00 | 2026-10-16T09:30
                weekend     | 2026-10-16T17:30 | 2026-10-19T09:30
                closed      | 2026-10-17T10:00 | 2026-10-18T10:00
                swapped     | 2026-10-09T17:00 | 2026-10-12T10:00
                holidays    | 2026-09-30T17:00 | 2026-10-05T10:00
                within      | 2026-10-20T09:00 | 2026-10-20T12:00
                """);
        assertEquals(2.0, hours("2026-10-12"));
        assertEquals(1.0, hours("2026-10-14"));
        assertEquals(0.5, hours("2026-10-15"));
        assertEquals(1.0, hours("2026-10-16"));
        assertEquals(0.0, hours("2026-10-17"));
        assertEquals(1 + 8 + 1.0, hours("2026-10-09"));
        assertEquals(2.0, hours("2026-09-30"));
        assertEquals(3.0, hours("2026-10-20"));
    }

    @Test
    void eachKpiRunsInItsOwnHoursOverTheSameFacts() {
        bench.tickets("""
                external_id | opened_at        | resolved_at
                both        | 2026-08-03T17:00 | 2026-08-04T10:00
                """);
        assertEquals(2 * 3600.0, bench.value("resolution_mean", "2026-08").value());
        assertEquals(2 * 3600.0, bench.value("resolution_p50", "2026-08").value());
        assertEquals(17 * 3600.0, bench.value("resolution_p90", "2026-08").value());
        Range august = Range.month(LocalDate.parse("2026-08-01"));
        assertEquals(
                Map.of(
                        "resolution_mean",
                        Optional.of(Hours.OPENING),
                        "resolution_p90",
                        Optional.of(Hours.CALENDAR),
                        "tickets",
                        Optional.empty()),
                bench.question(august, "resolution_mean", "resolution_p90", "tickets").kpis().stream()
                        .collect(Collectors.toMap(kpi -> kpi.id(), kpi -> kpi.hours())));
        // Asked together they are what they are alone.
        assertEquals(
                List.of(2 * 3600.0, 17 * 3600.0),
                bench
                        .answer(bench.question(august, "resolution_mean", "resolution_p90"))
                        .rows()
                        .get(0)
                        .values()
                        .values()
                        .stream()
                        .map(value -> value.estimate().value())
                        .toList());
    }

    @Test
    void targetsEndToTheInstantInOpeningHours() {
        bench.tickets("""
                external_id | priority | opened_at        | first_response_at
                t1          | urgent   | 2026-07-06T17:45 | 2026-07-07T09:15
                t2          | urgent   | 2026-07-06T17:45 | 2026-07-07T09:15:00.000001
                t3          | urgent   | 2026-07-05T10:00 | 2026-07-06T09:30
                """);
        // 15 min in the evening and 15 in the morning are the 30 minutes; Sunday is closed.
        assertEquals(2 / 3.0, bench.value("response_sla", "2026-07").value());
    }

    @Test
    void whatIsOverdueIsOverdueInOpeningHours() {
        bench.tickets("""
                external_id | priority | kind      | opened_at
                o1          | urgent   |           | 2026-10-30T17:30
                o2          | urgent   |           | 2026-10-30T17:29
                o3          |          | complaint | 2026-10-26T09:00
                """);
        Range end = new Range(LocalDate.parse("2026-10-30"), LocalDate.parse("2026-10-31"));
        // On Friday at 17:30 half an hour was left: on Sunday it is used up, but not exceeded.
        assertEquals(1, bench.value("response_sla", end).n());
        // A week has 40 open hours: 48 are not over.
        Range monday = new Range(LocalDate.parse("2026-10-26"), LocalDate.parse("2026-10-27"));
        assertEquals(0, bench.value("closure_48h", monday).n());
    }

    @Test
    void theDaysOnWhichClocksChangeAreAsLongAsTheyAre() {
        String facts = """
                opened_at        | resolved_at
                2026-03-28T12:00 | 2026-03-29T12:00
                2026-10-24T12:00 | 2026-10-25T12:00
                """;
        Set<DayOfWeek> all = EnumSet.allOf(DayOfWeek.class);
        try (KpiBench always = new KpiBench("Europe/Berlin", rules(all, Set.of(), Set.of(), "00:00-00:00"));
                KpiBench early = new KpiBench("Europe/Berlin", rules(all, Set.of(), Set.of(), "01:00-04:00"));
                KpiBench day = new KpiBench("Europe/Berlin", rules(all, Set.of(), Set.of(), "09:00-21:00"))) {
            List.of(always, early, day).forEach(bench -> bench.tickets(facts));
            assertEquals(23 * 3600.0, always.value("resolution_mean", "2026-03").value());
            assertEquals(25 * 3600.0, always.value("resolution_mean", "2026-10").value());
            // From 1 to 4 pass two hours in March and four in October.
            assertEquals(2 * 3600.0, early.value("resolution_mean", "2026-03").value());
            assertEquals(4 * 3600.0, early.value("resolution_mean", "2026-10").value());
            assertEquals(
                    (9 + 3) * 3600.0, day.value("resolution_mean", "2026-03").value());
        }
    }

    private static double hours(String day) {
        Range range = new Range(LocalDate.parse(day), LocalDate.parse(day).plusDays(1));
        return bench.value("resolution_mean", range).value() / 3600;
    }
}
