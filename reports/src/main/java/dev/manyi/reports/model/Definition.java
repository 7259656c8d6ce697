package dev.manyi.reports.model;

import java.util.Objects;

/** What a KPI of this report means, for the appendix. */
public record Definition(String name, String text) {
    public Definition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }
}
