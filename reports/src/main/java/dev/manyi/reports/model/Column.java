package dev.manyi.reports.model;

import java.util.Objects;

/** A table column; numeric ones are set flush right. */
public record Column(String title, boolean numeric) {
    public Column {
        Objects.requireNonNull(title, "title");
    }
}
