package dev.manyi.demo;

import java.time.LocalDate;

/** What surrounds the facts of one day. Moods are in standard deviations of customers' satisfaction. */
final class Situation {
    private static final LocalDate MIDDLE_OF_THE_IMPROVEMENT = LocalDate.of(2026, 1, 1);
    private final LocalDate day;

    Situation(LocalDate day) {
        this.day = day;
    }

    /** How much the crisis reaches this case, from 0 to 1: deliveries fully, the rest of the region a little. */
    double trouble(Shop shop, Problem problem) {
        double severity = Crisis.severity(shop.store().region(), day);
        return problem.business().equals(Problems.DELIVERY) ? severity : 0.25 * severity;
    }

    /** The mood that customers bring: all get better slowly, but for the region in trouble, and crowds annoy. */
    double mood(Shop shop) {
        double years = (day.toEpochDay() - MIDDLE_OF_THE_IMPROVEMENT.toEpochDay()) / 365.25;
        boolean improves = !shop.store().region().equals(Crisis.REGION);
        return shop.quality() + (improves ? 0.22 * StrictMath.tanh(years / 1.8) : 0) - 0.3 * Season.pressure(day);
    }
}
