package dev.manyi.reports.format;

import java.util.Objects;

/** How a number is written: its unit and its decimals (durations ignore the decimals, see {@link FigureFormat}). */
public record Format(Unit unit, int decimals) {
    private static final int MOST_DECIMALS = 6;

    public Format {
        Objects.requireNonNull(unit, "unit");
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("decimals is " + decimals + ", accepted are 0 to " + MOST_DECIMALS);
        }
    }
}
