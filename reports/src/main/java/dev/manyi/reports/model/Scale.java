package dev.manyi.reports.model;

/**
 * The value axis of a chart: where it begins and ends, and a line at a target. Null is left to the data, or absent. A radar
 * ends at full marks, so that the gap to them can be seen.
 */
public record Scale(Double from, Double to, Double target) {
    public static final Scale FREE = new Scale(null, null, null);

    public Scale {
        if (from != null && to != null && from >= to) {
            throw new IllegalArgumentException("a scale from " + from + " to " + to + ", the end must be larger");
        }
    }

    /** As the data have it, with a line at the target. */
    public static Scale towards(Double target) {
        return new Scale(null, null, target);
    }
}
