package dev.manyi.reports.model;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Values to look further into, in a file that can filter and go down: a level for each dimension, its rows naming the row
 * above that they belong to. Each value is the engine's own for that group; none may be added up or averaged from others.
 *
 * @param measures the names of the columns of values
 * @param steps the labels of a row's curve, which shows the first measure over time; empty without curves
 */
public record Drill(
        String title, List<String> measures, List<String> steps, Format curve, List<Level> levels, String source) {
    public static final Drill NONE = new Drill("", List.of(), List.of(), new Format(Unit.COUNT, 0), List.of(), "");

    public Drill {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(curve, "curve");
        Objects.requireNonNull(source, "source");
        measures = List.copyOf(measures);
        steps = List.copyOf(steps);
        levels = List.copyOf(levels);
        for (Level level : levels) {
            for (Row row : level.rows()) {
                if (row.cells().size() != measures.size() || row.curve().size() != steps.size()) {
                    throw new IllegalArgumentException("\"" + row.name() + "\" of \"" + level.name() + "\" has "
                            + row.cells().size() + " values and " + row.curve().size() + " steps, expected are "
                            + measures.size() + " and " + steps.size());
                }
            }
        }
    }

    /** Of one dimension, e.g. stores. {@code total} may be more than the rows that are here. */
    public record Level(String name, List<Row> rows, long total) {
        public Level {
            Objects.requireNonNull(name, "name");
            rows = List.copyOf(rows);
        }
    }

    /** {@code parent} is the key of a row of the level before, null on the first level. A curve's null is a gap. */
    public record Row(String key, String parent, String name, List<Cell> cells, List<Double> curve) {
        public Row {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(name, "name");
            cells = List.copyOf(cells);
            curve = Collections.unmodifiableList(new ArrayList<>(curve));
        }
    }

    public boolean isEmpty() {
        return levels.isEmpty();
    }
}
