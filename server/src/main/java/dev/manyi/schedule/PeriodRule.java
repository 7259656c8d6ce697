package dev.manyi.schedule;

import dev.manyi.report.request.ReportPeriod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which period a run is about: the last one that is closed when it is due, or that day as far as it has come. */
public enum PeriodRule {
    LAST_MONTH,
    LAST_WEEK,
    LAST_QUARTER,
    LAST_HALF_YEAR,
    TODAY;

    /** Longer than any period is the last one. */
    static final Duration LONGEST = Duration.ofDays(190);

    /** A month and some days: a period is caught up until about when the next one is due. */
    private static final Duration CAUGHT_UP = Duration.ofDays(35);

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(PeriodRule::id).toList();
    }

    public static PeriodRule of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** @param day the business day on which the run is due */
    public ReportPeriod at(LocalDate day) {
        return ReportPeriod.parse(
                switch (this) {
                    case LAST_MONTH -> day.minusMonths(1).toString().substring(0, 7);
                    case LAST_QUARTER -> quarter(day.minusMonths(3));
                    case LAST_HALF_YEAR -> half(day.minusMonths(6));
                    case LAST_WEEK -> week(day.minusWeeks(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
                    case TODAY -> day + ".." + day;
                });
    }

    private static String quarter(LocalDate day) {
        return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    }

    private static String half(LocalDate day) {
        return day.getYear() + "-H" + (day.getMonthValue() <= 6 ? 1 : 2);
    }

    private static String week(LocalDate monday) {
        return monday + ".." + monday.plusDays(6);
    }

    /** Whether there is something to wait for: facts of a day that goes on are never all there. */
    boolean closes() {
        return this != TODAY;
    }

    /** How late a run that was missed may still be made up for. */
    Duration caughtUpWithin() {
        return this == TODAY ? Duration.ofHours(12) : CAUGHT_UP;
    }
}
