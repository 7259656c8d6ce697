package dev.manyi.reports.model;

import java.util.Objects;

/** A number in a table. */
public record FigureCell(Figure figure) implements Cell {
    public FigureCell {
        Objects.requireNonNull(figure, "figure");
    }
}
