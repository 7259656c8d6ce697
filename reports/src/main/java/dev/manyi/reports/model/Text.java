package dev.manyi.reports.model;

import java.util.Objects;

/** A paragraph. */
public record Text(String text) implements Block {
    public Text {
        Objects.requireNonNull(text, "text");
    }
}
