package dev.manyi.reports.model;

import java.util.List;
import java.util.Objects;

/** A headline number with its changes against other periods. */
public record Highlight(String label, Figure figure, List<Change> changes) {
    public Highlight {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(figure, "figure");
        changes = List.copyOf(changes);
    }
}
