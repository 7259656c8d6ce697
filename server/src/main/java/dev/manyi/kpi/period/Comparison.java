package dev.manyi.kpi.period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a value is held against: itself earlier, what somebody wants, what others reach, or what it is part of. */
public enum Comparison {
    PREVIOUS,
    YEAR_AGO,
    TARGET,
    BENCHMARK,
    PARENT;

    /** Those with the same facts in an earlier period. */
    public static final Set<Comparison> EARLIER = Collections.unmodifiableSet(EnumSet.of(PREVIOUS, YEAR_AGO));

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The range to compare with. A range that is still running on `today` is compared with as many days as have passed:
     * a third of a month says nothing against a whole one.
     */
    public Range of(Range range, LocalDate today) {
        Range whole = wholeOf(range);
        return range.runningAt(today) ? whole.firstDays(ChronoUnit.DAYS.between(range.from(), today) + 1) : whole;
    }

    private Range wholeOf(Range range) {
        mustBeEarlier();
        if (this == YEAR_AGO) {
            LocalDate from = range.from().minusYears(1);
            LocalDate to = range.to().minusYears(1);
            // 29 February alone has no year-ago day of its own: take the 28th.
            return from.isBefore(to) ? new Range(from, to) : new Range(from, from.plusDays(1));
        }
        if (range.wholeMonths()) {
            long months = ChronoUnit.MONTHS.between(range.from(), range.to());
            return new Range(range.from().minusMonths(months), range.from());
        }
        return new Range(range.from().minusDays(range.days()), range.from());
    }

    /** The start of the period that a period of the grain is compared with. */
    public LocalDate of(LocalDate start, Grain grain) {
        mustBeEarlier();
        if (this == PREVIOUS) {
            return grain.plus(start, -1);
        }
        return grain == Grain.WEEK ? start.minusWeeks(52) : start.minusYears(1);
    }

    private void mustBeEarlier() {
        if (!EARLIER.contains(this)) {
            throw new IllegalStateException(this + " is not another period");
        }
    }
}
