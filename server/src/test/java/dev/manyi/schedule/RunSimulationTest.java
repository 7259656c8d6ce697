package dev.manyi.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
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
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Europe/Berlin",
            "Europe/London",
            "America/New_York",
            "America/Sao_Paulo",
            "America/Santiago",
            "Africa/Cairo",
            "Australia/Lord_Howe",
            "Australia/Sydney",
            "Pacific/Kiritimati",
            "Asia/Kathmandu",
            "Africa/Casablanca");
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
            new Case("30 23 L * *", WorkingDayRule.ANY, PeriodRule.LAST_MONTH, (d, w) -> isLastDay(d), 2330),
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
                    (d, w) -> workingBefore(d, w) == 0 && works(d, w),
                    800),
            new Case(
                    "0 17 * * *",
                    WorkingDayRule.LAST,
                    PeriodRule.LAST_MONTH,
                    (d, w) -> workingAfter(d, w) == 0 && works(d, w),
                    1700),
            new Case("0 18 * * *", WorkingDayRule.EACH, PeriodRule.TODAY, RunSimulationTest::works, 1800),
            new Case("30 2 15 * *", WorkingDayRule.NEXT, PeriodRule.LAST_MONTH, (d, w) -> isNextFrom(d, w, 15), 230));

    @Test
    void whatIsDueIsWhatTheCalendarSays() {
        int compared = 0;
        for (String name : ZONES) {
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
        List<Instant> moments = new ArrayList<>();
        for (LocalDate day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
            if (one.days().test(day, PEOPLE)) {
                for (int time : one.times()) {
                    moments.add(moment(day.atTime(time / 100, time % 100), zone));
                }
            }
        }
        Map<String, Instant> runs = new TreeMap<>();
        moments.stream()
                .sorted()
                .forEach(due -> runs.putIfAbsent(
                        period(one.period(), due.atZone(BUSINESS).toLocalDate()), due));
        return runs;
    }

    /** By the table of offsets: skipped times move on by what is skipped, times that come twice are the first. */
    private static Instant moment(LocalDateTime wall, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        return wall.toInstant(
                change == null ? zone.getRules().getValidOffsets(wall).get(0) : change.getOffsetBefore());
    }

    private static String period(PeriodRule rule, LocalDate day) {
        YearMonth before = YearMonth.from(day).minusMonths(1);
        int quarters = day.getYear() * 4 + (day.getMonthValue() - 1) / 3 - 1;
        int halves = day.getYear() * 2 + (day.getMonthValue() - 1) / 6 - 1;
        LocalDate monday = LocalDate.ofEpochDay(Math.floorDiv(day.toEpochDay() + 3, 7L) * 7 - 3 - 7);
        return switch (rule) {
            case LAST_MONTH -> before.toString();
            case LAST_QUARTER -> quarters / 4 + "-Q" + (quarters % 4 + 1);
            case LAST_HALF_YEAR -> halves / 2 + "-H" + (halves % 2 + 1);
            case LAST_WEEK -> monday + ".." + monday.plusDays(6);
            case TODAY -> day + ".." + day;
        };
    }

    private static boolean isLastDay(LocalDate day) {
        return day.plusDays(1).getDayOfMonth() == 1;
    }

    private static boolean works(LocalDate day, WorkingDays people) {
        return people.working().contains(day)
                || day.getDayOfWeek().getValue() < 6 && !people.off().contains(day);
    }

    private static long workingBefore(LocalDate day, WorkingDays people) {
        return day.withDayOfMonth(1)
                .datesUntil(day)
                .filter(one -> works(one, people))
                .count();
    }

    private static long workingAfter(LocalDate day, WorkingDays people) {
        return day.plusDays(1)
                .datesUntil(YearMonth.from(day).plusMonths(1).atDay(1))
                .filter(one -> works(one, people))
                .count();
    }

    /** Works, and nobody worked since that day of this month or of the month before. */
    private static boolean isNextFrom(LocalDate day, WorkingDays people, int from) {
        LocalDate begin = day.getDayOfMonth() >= from
                ? day.withDayOfMonth(from)
                : day.minusMonths(1).withDayOfMonth(from);
        return works(day, people) && begin.datesUntil(day).noneMatch(one -> works(one, people));
    }
}
