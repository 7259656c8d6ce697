package dev.manyi.kpi.measure;

import java.util.HashMap;
import java.util.Map;

/**
 * The measures of one group of facts. What was not measured there is zero, or nothing for a percentile. `post` is that of the
 * staff whom all the facts are about; null where there is none or several.
 */
public record Measured(Map<Measure, Double> values, String post) {
    public static final Measured NOTHING = new Measured(Map.of());

    public Measured {
        values = Map.copyOf(values);
    }

    public Measured(Map<Measure, Double> values) {
        this(values, null);
    }

    public double sum(Measure measure) {
        return values.getOrDefault(measure, 0.0);
    }

    public long count(Measure measure) {
        return (long) sum(measure);
    }

    /** How many meet a condition, of whatever kinds of facts it is about. */
    public long count(Condition condition, Hours hours) {
        return Measure.Count.of(condition, hours).stream()
                .mapToLong(this::count)
                .sum();
    }

    /** Null where no fact carries the quantity. */
    public Double percentile(Measure.Percentile measure) {
        return values.get(measure);
    }

    /** Measures of two facts about the same group, side by side. */
    public Measured with(Measured other) {
        Map<Measure, Double> both = new HashMap<>(values);
        both.putAll(other.values);
        return new Measured(both, post);
    }

    public Measured ofPost(String known) {
        return new Measured(values, known);
    }
}
