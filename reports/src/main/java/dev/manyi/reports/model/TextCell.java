package dev.manyi.reports.model;

import java.util.Objects;

/** Text as somebody wrote it: never a formula, never markup. */
public record TextCell(String text) implements Cell {
    public TextCell {
        Objects.requireNonNull(text, "text");
    }
}
