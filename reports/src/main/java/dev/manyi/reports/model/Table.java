package dev.manyi.reports.model;

import java.util.List;
import java.util.Objects;

/**
 * A table with its source and the n behind it. {@code shown} of {@code total} rows are in it; a table with fewer rows
 * than there are says so.
 */
public record Table(
        String title, List<Column> columns, List<List<Cell>> rows, String source, long n, int shown, long total)
        implements Block {
    public Table {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(source, "source");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("table \"" + title + "\" has no columns, at least one is needed");
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != columns.size()) {
                throw new IllegalArgumentException("table \"" + title + "\", row " + (i + 1) + ": "
                        + rows.get(i).size() + " cells for " + columns.size() + " columns");
            }
        }
        if (shown != rows.size() || total < shown) {
            throw new IllegalArgumentException("table \"" + title + "\": shown " + shown + " of " + total + " with "
                    + rows.size() + " rows; shown must equal the rows and not exceed the total");
        }
    }

    public boolean isCut() {
        return shown < total;
    }
}
