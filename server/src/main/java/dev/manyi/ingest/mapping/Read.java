package dev.manyi.ingest.mapping;

import java.util.Set;

/**
 * Where a value comes from: a column of the rows that meet the condition. In a fold, which of the rows of one ticket it
 * is, or how many they are.
 */
record Read(Pick pick, String column, Condition where, Set<String> missing) {

    enum Pick {
        /** The only row; the last of a fold. */
        COLUMN,
        FIRST,
        LAST,
        MIN,
        MAX,
        COUNT;

        boolean needsFold() {
            return this != COLUMN;
        }
    }

    /** The cell of this row, or null where it is missing or the row does not count. */
    String cell(SourceRow row) {
        return where.holds(row) ? row.get(column, missing) : null;
    }
}
