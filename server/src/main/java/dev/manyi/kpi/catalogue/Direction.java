package dev.manyi.kpi.catalogue;

import java.util.Locale;

/** Which way is better. */
public enum Direction {
    HIGHER,
    LOWER,
    NONE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
