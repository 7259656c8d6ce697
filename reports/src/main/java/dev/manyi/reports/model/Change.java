package dev.manyi.reports.model;

import java.util.Objects;

/** A difference against another period, e.g. the previous month. {@code significant} is null where no test applies. */
public record Change(String label, Figure difference, Boolean significant, Tone tone) {
    public Change {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(tone, "tone");
    }
}
