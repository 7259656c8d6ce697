package dev.manyi.reports.model;

import dev.manyi.reports.format.Format;
import java.util.Objects;

/**
 * A number as the engine answered it. {@code value} is null where there are no data, {@code low} and {@code high} where
 * there is no interval. {@code smallSample} marks an n below the minimum sample: such numbers are greyed and say so.
 */
public record Figure(Double value, Format format, long n, Double low, Double high, boolean smallSample) {
    public Figure {
        Objects.requireNonNull(format, "format");
        requireFinite("value", value);
        requireFinite("low", low);
        requireFinite("high", high);
    }

    public Figure(Double value, Format format, long n, Double low, Double high) {
        this(value, format, n, low, high, false);
    }

    public boolean hasInterval() {
        return low != null && high != null;
    }

    private static void requireFinite(String field, Double number) {
        if (number != null && !Double.isFinite(number)) {
            throw new IllegalArgumentException(field + " is " + number + ", accepted are finite numbers and null");
        }
    }
}
