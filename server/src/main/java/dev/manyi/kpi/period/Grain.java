package dev.manyi.kpi.period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a range of business days is cut. Weeks are ISO weeks: they begin on Monday. */
public enum Grain {
    TOTAL,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the period that holds the day. */
    public LocalDate floor(LocalDate day) {
        return switch (this) {
            case TOTAL, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day of the period that many later (or earlier, when negative). */
    public LocalDate plus(LocalDate start, long count) {
        return switch (this) {
            case TOTAL -> throw new IllegalArgumentException("a total has no neighbours");
            case DAY -> start.plusDays(count);
            case WEEK -> start.plusWeeks(count);
            case MONTH -> start.plusMonths(count);
            case QUARTER -> start.plus(count, IsoFields.QUARTER_YEARS);
            case YEAR -> start.plusYears(count);
        };
    }

    /** The first days of the periods that a range touches. */
    public List<LocalDate> periods(Range range) {
        List<LocalDate> starts = new ArrayList<>();
        if (this == TOTAL) {
            return List.of(range.from());
        }
        for (LocalDate start = floor(range.from()); start.isBefore(range.to()); start = plus(start, 1)) {
            starts.add(start);
        }
        return starts;
    }

    /** The days of one period that lie in the range. */
    public Range window(LocalDate start, Range range) {
        if (this == TOTAL) {
            return range;
        }
        LocalDate end = plus(start, 1);
        return new Range(
                start.isBefore(range.from()) ? range.from() : start, end.isAfter(range.to()) ? range.to() : end);
    }

    public boolean isWhole(LocalDate start, Range window) {
        return this != TOTAL && window.equals(new Range(start, plus(start, 1)));
    }
}
