package dev.manyi.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What goes wrong: the warehouse of one region can not cope with what the great sales leave behind. It happens by the
 * calendar and not so many weeks before today, because the facts of a day must not depend on the day they are made; the
 * seasons lie so that whenever one looks, one of them was in the last four months.
 */
final class Crisis {
    static final String REGION = "SOUTHWEST";
    private static final List<MonthDay> STARTS = List.of(MonthDay.of(2, 14), MonthDay.of(6, 16), MonthDay.of(10, 8));
    private static final int DAYS = 38;
    private static final double DAYS_TO_GROW = 5;
    private static final double DAYS_TO_FADE = 8;

    private Crisis() {}

    /** From 0 (all is well) to 1. */
    static double severity(LocalDate day) {
        for (MonthDay start : STARTS) {
            long since = ChronoUnit.DAYS.between(start.atYear(day.getYear()), day);
            if (since >= 0 && since < DAYS) {
                return Math.min(1, Math.min((since + 1) / DAYS_TO_GROW, (DAYS - since) / DAYS_TO_FADE));
            }
        }
        return 0;
    }

    static double severity(String region, LocalDate day) {
        return region.equals(REGION) ? severity(day) : 0;
    }
}
