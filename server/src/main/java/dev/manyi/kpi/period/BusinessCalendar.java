package dev.manyi.kpi.period;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * How the organisation cuts time: in its zone, and in years that begin with a month of its own. Weeks are ISO weeks: they
 * begin on Monday.
 */
public record BusinessCalendar(ZoneId zone, Month yearStart) {

    /** The business day of an instant. */
    public LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** The first day of the period that holds the day. */
    public LocalDate floor(Grain grain, LocalDate day) {
        return switch (grain) {
            case TOTAL, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> months(day, 3);
            case HALF_YEAR -> months(day, 6);
            case YEAR -> months(day, 12);
        };
    }

    /** Periods of so many months are counted from the month in which the year begins. */
    private LocalDate months(LocalDate day, int length) {
        int since = Math.floorMod(day.getMonthValue() - yearStart.getValue(), 12);
        return day.withDayOfMonth(1).minusMonths(since % length);
    }

    /** The first days of the periods that a range touches. */
    public List<LocalDate> periods(Grain grain, Range range) {
        if (grain == Grain.TOTAL) {
            return List.of(range.from());
        }
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate start = floor(grain, range.from()); start.isBefore(range.to()); start = grain.plus(start, 1)) {
            starts.add(start);
        }
        return starts;
    }

    /** The same as instants; the first period begins where the range does. */
    public Cuts cuts(Grain grain, Range range) {
        return new Cuts(
                periods(grain, range).stream()
                        .map(start -> start.isBefore(range.from()) ? range.from() : start)
                        .map(start -> start.atStartOfDay(zone).toInstant())
                        .toList(),
                range.end(zone));
    }

    /** The hours of a day: 24, but 23 or 25 when clocks change. */
    public Cuts hours(LocalDate day) {
        Range range = new Range(day, day.plusDays(1));
        Instant end = range.end(zone);
        List<Instant> starts = new ArrayList<>();
        for (Instant start = range.start(zone); start.isBefore(end); start = start.plus(1, ChronoUnit.HOURS)) {
            starts.add(start);
        }
        return new Cuts(starts, end);
    }
}
