package dev.manyi.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a mood (standard deviations around an ordinary customer's) into the answers that such a customer ticks. */
final class Scores {
    private static final double[] CSAT_UP_FROM = {-1.62, -1.12, -0.5, 0.42};
    private static final Map<String, Double> HABIT = Map.of(
            "attitude", 0.2, "expertise", 0.1, "clarity", 0.0, "follow_up", -0.2, "environment", 0.1, "value", -0.15);

    private Scores() {}

    static int csat(double mood) {
        int score = 1;
        for (double from : CSAT_UP_FROM) {
            score += mood >= from ? 1 : 0;
        }
        return score;
    }

    /** Bad moods cost more than good moods give. */
    static int nps(double mood, Dice dice) {
        double felt = mood + 0.35 * dice.normal();
        return clamp(8.3 + felt * (felt < 0 ? 2.4 : 1.8), 0, 10);
    }

    static int ces(double mood, Dice dice) {
        return clamp(5.4 + 0.95 * mood + 0.8 * dice.normal(), 1, 7);
    }

    /** Null if none was ticked. */
    static Map<String, Integer> ratings(List<String> dimensions, double mood, Dice dice) {
        Map<String, Integer> ratings = new LinkedHashMap<>();
        for (String dimension : dimensions) {
            int rating = clamp(4.05 + HABIT.get(dimension) + 0.62 * mood + 0.6 * dice.normal(), 1, 5);
            if (!dice.chance(0.05)) {
                ratings.put(dimension, rating);
            }
        }
        return ratings.isEmpty() ? null : ratings;
    }

    private static int clamp(double value, int low, int high) {
        return (int) Math.max(low, Math.min(high, Math.round(value)));
    }
}
