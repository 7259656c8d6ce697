package dev.manyi.reports.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The values of one line or bar colour, one per category; null is a gap, not a zero. */
public record Series(String name, List<Double> values) {
    public Series {
        Objects.requireNonNull(name, "name");
        // List.copyOf refuses the nulls that stand for gaps.
        values = Collections.unmodifiableList(new ArrayList<>(values));
        for (Double value : values) {
            if (value != null && !Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "series \"" + name + "\" holds " + value + ", accepted are finite numbers and null");
            }
        }
    }
}
