package dev.manyi.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The rhythm of Chinese retail: how busy a day is (1 = an ordinary day) by week, year, holidays and sales. */
final class Season {
    private static final double[] SHOPPING_WEEK = {0.86, 0.84, 0.87, 0.92, 1.04, 1.27, 1.20};
    private static final double[] SERVICE_WEEK = {1.22, 1.10, 1.04, 1.01, 0.99, 0.86, 0.78};
    private static final double[] YEAR = {1.05, 0.92, 0.96, 0.95, 1.00, 1.02, 1.00, 1.02, 1.00, 1.02, 1.04, 1.06};
    /** First days of the lunar year; other years take about their middle. */
    private static final Map<Integer, String> SPRING_FESTIVAL = Map.ofEntries(
            Map.entry(2020, "01-25"),
            Map.entry(2021, "02-12"),
            Map.entry(2022, "02-01"),
            Map.entry(2023, "01-22"),
            Map.entry(2024, "02-10"),
            Map.entry(2025, "01-29"),
            Map.entry(2026, "02-17"),
            Map.entry(2027, "02-06"),
            Map.entry(2028, "01-26"),
            Map.entry(2029, "02-13"),
            Map.entry(2030, "02-03"),
            Map.entry(2031, "01-23"),
            Map.entry(2032, "02-11"),
            Map.entry(2033, "01-31"),
            Map.entry(2034, "02-19"),
            Map.entry(2035, "02-08"),
            Map.entry(2036, "01-28"),
            Map.entry(2037, "02-15"),
            Map.entry(2038, "02-04"),
            Map.entry(2039, "01-24"),
            Map.entry(2040, "02-12"));

    private Season() {}

    /** How many come to shop. */
    static double shopping(LocalDate day) {
        return SHOPPING_WEEK[day.getDayOfWeek().ordinal()] * YEAR[day.getMonthValue() - 1] * occasion(day);
    }

    /** How many ask for service: after they shopped, and on working days. */
    static double service(LocalDate day) {
        double lately = 0;
        for (int ago = 1; ago <= 7; ago++) {
            lately += shopping(day.minusDays(ago)) / 7;
        }
        double closed = springFestivalClosing(day) < 1 ? 0.6 : 1;
        return SERVICE_WEEK[day.getDayOfWeek().ordinal()] * lately * closed;
    }

    /** How far a day is above an ordinary one, as pressure on service: 0 on most days. */
    static double pressure(LocalDate day) {
        return Math.max(0, occasion(day) - 1.2);
    }

    private static double occasion(LocalDate day) {
        int date = day.getMonthValue() * 100 + day.getDayOfMonth();
        if (date == 1111 || date == 1110 || date == 618 || date == 617) {
            return 2.1;
        }
        if (within(date, 1101, 1112) || within(date, 610, 619)) {
            return 1.45;
        }
        if (within(date, 1001, 1007)) {
            return 1.5;
        }
        if (within(date, 501, 505)) {
            return 1.45;
        }
        if (within(date, 1211, 1212) || date == 101) {
            return 1.3;
        }
        return springFestivalClosing(day);
    }

    private static double springFestivalClosing(LocalDate day) {
        String first = SPRING_FESTIVAL.getOrDefault(day.getYear(), "02-05");
        long since = ChronoUnit.DAYS.between(LocalDate.parse(day.getYear() + "-" + first), day);
        if (since >= -14 && since < -1) {
            return 1.35;
        }
        if (since >= -1 && since < 3) {
            return 0.4;
        }
        return since >= 3 && since < 7 ? 0.9 : 1;
    }

    private static boolean within(int date, int from, int to) {
        return date >= from && date <= to;
    }
}
