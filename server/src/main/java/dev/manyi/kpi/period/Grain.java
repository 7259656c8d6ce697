package dev.manyi.kpi.period;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** How a range of business days is cut; where the cuts lie says {@link BusinessCalendar}. */
public enum Grain {
    TOTAL,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the period that many later (or earlier, when negative). */
    public LocalDate plus(LocalDate start, long count) {
        return switch (this) {
            case TOTAL -> throw new IllegalArgumentException("a total has no neighbours");
            case DAY -> start.plusDays(count);
            case WEEK -> start.plusWeeks(count);
            case MONTH -> start.plusMonths(count);
            case QUARTER -> start.plus(count, IsoFields.QUARTER_YEARS);
            case HALF_YEAR -> start.plusMonths(6 * count);
            case YEAR -> start.plusYears(count);
        };
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
