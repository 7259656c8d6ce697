package dev.manyi.kpi.rules;

import java.util.List;
import java.util.Map;

/** How indices are put together: `weights` by the id of the index. */
public record IndexRules(
        Map<String, Weights> weights,
        Commendations commendations,
        Grades grades,
        List<Double> starBands,
        int breachCap) {

    /** The share of each part, by its id; the shares add up to 1. A post may have shares of its own. */
    public record Weights(Map<String, Double> usual, Map<String, Map<String, Double>> byPost) {

        /** The shares for a post; null is "not known". */
        public Map<String, Double> of(String post) {
            return post == null ? usual : byPost.getOrDefault(post, usual);
        }
    }

    /** By how much of itself each commendation raises an index, and by how much all of them can. */
    public record Commendations(double each, double most) {
        public double raise(long count) {
            return Math.min(most, each * count);
        }
    }

    /** The lowest value of each grade; below the last one nothing is qualified. */
    public record Grades(double excellent, double good, double qualified, double improve) {
        private static final double ROUNDING = 1e-9;

        public Grade of(double index) {
            // What misses an edge by rounding only has reached it: 60 is not less than 60 because it was added up.
            double value = index + ROUNDING;
            if (value >= excellent) {
                return Grade.EXCELLENT;
            }
            if (value >= good) {
                return Grade.GOOD;
            }
            if (value >= qualified) {
                return Grade.QUALIFIED;
            }
            return value >= improve ? Grade.IMPROVE : Grade.UNQUALIFIED;
        }
    }
}
