package dev.manyi.kpi.period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Business days, half-open: from the first day to the day after the last. */
public record Range(LocalDate from, LocalDate to) {
    public Range {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from " + from + " must be before to " + to);
        }
    }

    public static Range month(LocalDate first) {
        return new Range(first, first.plusMonths(1));
    }

    /** The instant at which the first day begins; a day may begin at 01:00 where clocks change at midnight. */
    public Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    public Instant end(ZoneId zone) {
        return to.atStartOfDay(zone).toInstant();
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** Whole calendar months, so that the range before it is the months before it. */
    public boolean wholeMonths() {
        return from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
    }

    /** True while days of the range are still to come. */
    public boolean runningAt(LocalDate today) {
        return to.isAfter(today.plusDays(1)) && !from.isAfter(today);
    }

    /** The first days of it, at most all. */
    public Range firstDays(long count) {
        LocalDate end = from.plusDays(count);
        return new Range(from, end.isAfter(to) ? to : end);
    }
}
