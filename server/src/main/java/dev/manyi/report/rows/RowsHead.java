package dev.manyi.report.rows;

import java.util.List;
import java.util.Map;

/** What stands before the rows of a file: titles and notes by language, the columns, and how many rows follow. */
public record RowsHead(
        Map<String, String> titles, Map<String, List<String>> notes, List<RowColumn> columns, long count) {
    public RowsHead {
        titles = Map.copyOf(titles);
        notes = Map.copyOf(notes);
        columns = List.copyOf(columns);
    }
}
