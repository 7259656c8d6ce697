package dev.manyi.kpi.rules;

import java.util.Locale;

/** What an index is called, from the best to the worst; the names for people are in kpi/codes.yaml. */
public enum Grade {
    EXCELLENT,
    GOOD,
    QUALIFIED,
    IMPROVE,
    UNQUALIFIED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
