package dev.manyi.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Thirty-six months in twelve zones, against calendars that know nothing of cron: only days, weeks and offsets. */
class RunSimulationTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
    private static final LocalDate END = LocalDate.of(2028, 3, 1);
    private static final ZoneId BUSINESS = ZoneId.of("Asia/Shanghai");
    private static final WorkingDays PEOPLE = new WorkingDays(
            Set.of(
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 1, 2),
                    LocalDate.of(2026, 10, 1),
                    LocalDate.of(2027, 4, 30)),
            Set.of(LocalDate.of(2026, 1, 4), LocalDate.of(2026, 8, 1), LocalDate.of(2026, 5, 31)));

    /** A schedule in both languages: of crons, and of plain days. `days` is asked with all working days. */
    private record Case(
            String cron,
            WorkingDayRule rule,
            PeriodRule period,
            BiPredicate<LocalDate, WorkingDays> days,
            int... times) {}

    private static final List<Case> CASES = List.of(
            new Case("0 8 1 * *", WorkingDayRule.ANY, PeriodRule.LAST_MONTH, (d, w) -> d.getDayOfMonth() == 1, 800),
            new Case("0 8 31 * *", WorkingDayRule.ANY, PeriodRule.LAST_MONTH, (d, w) -> d.getDayOfMonth() == 31, 800),
            new Case(
                    "30 23 L * *",
                    WorkingDayRule.ANY,
                    PeriodRule.LAST_MONTH,
                    (d, w) -> PlainCalendar.isLastDay(d),
                    2330),
            new Case(
                    "0 0 1 1,4,7,10 *",
                    WorkingDayRule.ANY,
                    PeriodRule.LAST_QUARTER,
                    (d, w) -> d.getDayOfMonth() == 1 && d.getMonthValue() % 3 == 1,
                    0),
            new Case(
                    "15 6 5 1,7 *",
                    WorkingDayRule.ANY,
                    PeriodRule.LAST_HALF_YEAR,
                    (d, w) -> d.getDayOfMonth() == 5 && d.getMonthValue() % 6 == 1,
                    615),
            new Case("30 2 * * *", WorkingDayRule.ANY, PeriodRule.TODAY, (d, w) -> true, 230),
            new Case("15 0 * * *", WorkingDayRule.ANY, PeriodRule.TODAY, (d, w) -> true, 15),
            new Case(
                    "0 1 * * 7",
                    WorkingDayRule.ANY,
                    PeriodRule.LAST_WEEK,
                    (d, w) -> d.getDayOfWeek() == DayOfWeek.SUNDAY,
                    100),
            new Case(
                    "0 1 * * 0",
                    WorkingDayRule.ANY,
                    PeriodRule.LAST_WEEK,
                    (d, w) -> d.getDayOfWeek() == DayOfWeek.SUNDAY,
                    100),
            new Case(
                    "30 1 * * MON-FRI",
                    WorkingDayRule.ANY,
                    PeriodRule.LAST_WEEK,
                    (d, w) -> d.getDayOfWeek().getValue() <= 5,
                    130),
            new Case(
                    "0 7 * * MON#2",
                    WorkingDayRule.ANY,
                    PeriodRule.LAST_MONTH,
                    (d, w) -> d.getDayOfWeek() == DayOfWeek.MONDAY && (d.getDayOfMonth() - 1) / 7 == 1,
                    700),
            new Case(
                    "0 7 * * 5L",
                    WorkingDayRule.ANY,
                    PeriodRule.LAST_MONTH,
                    (d, w) -> d.getDayOfWeek() == DayOfWeek.FRIDAY
                            && d.plusWeeks(1).getMonth() != d.getMonth(),
                    700),
            new Case(
                    "0 9,15 10 * *",
                    WorkingDayRule.ANY,
                    PeriodRule.LAST_MONTH,
                    (d, w) -> d.getDayOfMonth() == 10,
                    900,
                    1500),
            new Case(
                    "0 8 * * *",
                    WorkingDayRule.FIRST,
                    PeriodRule.LAST_MONTH,
                    (d, w) -> PlainCalendar.workingBefore(d, w) == 0 && PlainCalendar.works(d, w),
                    800),
            new Case(
                    "0 17 * * *",
                    WorkingDayRule.LAST,
                    PeriodRule.LAST_MONTH,
                    (d, w) -> PlainCalendar.workingAfter(d, w) == 0 && PlainCalendar.works(d, w),
                    1700),
            new Case("0 18 * * *", WorkingDayRule.EACH, PeriodRule.TODAY, PlainCalendar::works, 1800),
            new Case(
                    "30 2 15 * *",
                    WorkingDayRule.NEXT,
                    PeriodRule.LAST_MONTH,
                    (d, w) -> PlainCalendar.isNextFrom(d, w, 15),
                    230));

    @Test
    void whatIsDueIsWhatTheCalendarSays() {
        int compared = 0;
        for (String name : PlainCalendar.ZONES) {
            ZoneId zone = ZoneId.of(name);
            for (Case one : CASES) {
                Map<String, Instant> expected = byCalendar(one, zone);
                assertEquals(expected, byCron(one, zone), one.cron() + " " + one.rule() + " in " + name);
                compared += expected.size();
            }
        }
        assertTrue(compared > 40_000, compared + " runs compared");
    }

    private static Map<String, Instant> byCron(Case one, ZoneId zone) {
        Timing timing = new Timing(Cron.parse(one.cron()), zone, one.rule());
        Map<String, Instant> runs = new TreeMap<>();
        // Restarted every 97 days at an odd moment, as servers are: nothing may come twice or be lost.
        Instant end = END.atStartOfDay(zone).toInstant();
        Instant from = FIRST.atStartOfDay(zone).toInstant().minusSeconds(1);
        while (from.isBefore(end)) {
            Instant until = from.plusSeconds(97L * 86_400 + 5_017);
            Instant stop = until.isBefore(end) ? until : end.minusSeconds(1);
            Run.after(from, timing, one.period(), PEOPLE, BUSINESS)
                    .takeWhile(run -> !run.due().isAfter(stop))
                    .forEach(run -> runs.putIfAbsent(run.period().label(), run.due()));
            from = until;
        }
        return runs;
    }

    private static Map<String, Instant> byCalendar(Case one, ZoneId zone) {
        Map<String, Instant> runs = new TreeMap<>();
        PlainCalendar.moments(day -> one.days().test(day, PEOPLE), one.times(), zone, FIRST, END)
                .forEach(due -> runs.putIfAbsent(
                        PlainCalendar.period(one.period(), due.atZone(BUSINESS).toLocalDate()), due));
        return runs;
    }
}
