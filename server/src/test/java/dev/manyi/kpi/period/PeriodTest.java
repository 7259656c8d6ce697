package dev.manyi.kpi.period;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDayHas23Or25HoursWhereClocksChange() {
        assertEquals(Duration.ofHours(23), length(day("2026-03-29"), BERLIN));
        assertEquals(Duration.ofHours(25), length(day("2026-10-25"), BERLIN));
        assertEquals(Duration.ofHours(24), length(day("2026-10-25"), ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void weeksBeginOnMondayAlsoInWeek53() {
        assertEquals(date("2026-12-28"), floor(Grain.WEEK, date("2027-01-03")));
        assertEquals(date("2027-01-04"), floor(Grain.WEEK, date("2027-01-04")));
    }

    @Test
    void aRangeIsCutIntoThePeriodsItTouches() {
        Range range = new Range(date("2026-01-15"), date("2026-03-10"));
        assertEquals(
                List.of(date("2026-01-01"), date("2026-02-01"), date("2026-03-01")),
                calendar(1).periods(Grain.MONTH, range));
        assertEquals(new Range(date("2026-01-15"), date("2026-02-01")), Grain.MONTH.window(date("2026-01-01"), range));
        assertEquals(new Range(date("2026-03-01"), date("2026-03-10")), Grain.MONTH.window(date("2026-03-01"), range));
    }

    @Test
    void aBusinessYearMayBeginInAnyMonth() {
        LocalDate day = date("2026-02-15");
        assertEquals(date("2025-04-01"), calendar(4).floor(Grain.YEAR, day));
        assertEquals(date("2025-10-01"), calendar(4).floor(Grain.HALF_YEAR, day));
        assertEquals(date("2026-01-01"), calendar(4).floor(Grain.QUARTER, day));
        assertEquals(date("2025-12-01"), calendar(3).floor(Grain.QUARTER, day));
        assertEquals(date("2026-04-01"), calendar(4).floor(Grain.YEAR, date("2026-04-01")));
        assertEquals(date("2025-04-01"), calendar(4).floor(Grain.YEAR, date("2026-03-31")));
        assertEquals(date("2026-01-01"), calendar(1).floor(Grain.HALF_YEAR, day));
        assertEquals(date("2026-07-01"), calendar(1).floor(Grain.HALF_YEAR, date("2026-12-31")));
    }

    @Test
    void cutsAreTheInstantsAtWhichPeriodsBegin() {
        Range range = new Range(date("2026-03-28"), date("2026-04-10"));
        Cuts cuts = new BusinessCalendar(BERLIN, Month.JANUARY).cuts(Grain.MONTH, range);
        assertEquals(
                List.of(Instant.parse("2026-03-27T23:00:00Z"), Instant.parse("2026-03-31T22:00:00Z")), cuts.starts());
        assertEquals(Instant.parse("2026-04-09T22:00:00Z"), cuts.end());
    }

    @Test
    void aWholeMonthIsComparedWithTheMonthBefore() {
        Range march = Range.month(date("2026-03-01"));
        assertEquals(Range.month(date("2026-02-01")), Comparison.PREVIOUS.of(march, date("2026-06-01")));
        assertEquals(Range.month(date("2025-03-01")), Comparison.YEAR_AGO.of(march, date("2026-06-01")));
    }

    @Test
    void aRunningMonthIsComparedWithAsManyDays() {
        Range march = Range.month(date("2026-03-01"));
        assertEquals(
                new Range(date("2026-02-01"), date("2026-02-11")), Comparison.PREVIOUS.of(march, date("2026-03-10")));
        // 30 days have passed, February has 28: all of it, not two days of March.
        assertEquals(Range.month(date("2026-02-01")), Comparison.PREVIOUS.of(march, date("2026-03-30")));
        // On its last day the month is still compared whole.
        assertEquals(Range.month(date("2026-02-01")), Comparison.PREVIOUS.of(march, date("2026-03-31")));
    }

    @Test
    void otherRangesAreComparedWithAsManyDaysBefore() {
        Range ten = new Range(date("2026-03-05"), date("2026-03-15"));
        assertEquals(
                new Range(date("2026-02-23"), date("2026-03-05")), Comparison.PREVIOUS.of(ten, date("2026-06-01")));
    }

    @Test
    void theLeapDayIsComparedWithTheLastOfFebruary() {
        assertEquals(day("2027-02-28"), Comparison.YEAR_AGO.of(day("2028-02-29"), date("2028-06-01")));
    }

    private static BusinessCalendar calendar(int yearStart) {
        return new BusinessCalendar(BERLIN, Month.of(yearStart));
    }

    private static LocalDate floor(Grain grain, LocalDate day) {
        return calendar(1).floor(grain, day);
    }

    private static Duration length(Range range, ZoneId zone) {
        return Duration.between(range.start(zone), range.end(zone));
    }

    private static Range day(String text) {
        return new Range(date(text), date(text).plusDays(1));
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
