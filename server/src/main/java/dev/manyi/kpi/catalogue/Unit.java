package dev.manyi.kpi.catalogue;

import java.util.Locale;

/** How a value is to be read: a fraction 0.425 is 42.5 %, durations are in seconds. */
public enum Unit {
    COUNT,
    FRACTION,
    POINTS,
    SECONDS;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
