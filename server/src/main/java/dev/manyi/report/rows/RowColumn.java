package dev.manyi.report.rows;

import dev.manyi.reports.xlsx.DataColumn;
import java.util.Map;

/**
 * A column of the rows behind a report: its titles by language and what its cells are. With a language it is only for the
 * readers of that one; without, for all.
 */
public record RowColumn(Map<String, String> titles, Type type, String language) {
    /** What the cells of a column hold; null is empty in all of them. */
    public enum Type {
        /** Names. */
        TEXT,
        /** Codes and marks. */
        WORD,
        /** Numbers and flags. */
        NUMBER,
        /** Moments in the business zone. */
        MOMENT
    }

    public RowColumn {
        titles = Map.copyOf(titles);
    }

    boolean isFor(String reader) {
        return language == null || language.equals(reader);
    }

    DataColumn in(String reader) {
        String title = titles.get(reader);
        return switch (type) {
            case TEXT -> DataColumn.text(title);
            case WORD -> DataColumn.word(title);
            case NUMBER -> DataColumn.number(title);
            case MOMENT -> DataColumn.moment(title);
        };
    }
}
