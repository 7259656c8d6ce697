package dev.manyi.ingest.row;

import dev.manyi.ingest.Outcome.RowError;
import java.util.List;
import java.util.Map;

/**
 * One row; rows count from 1, those of a sheet as it shows them. In a textual row (CSV, or mapped) every value is text and a blank one is absent, and what
 * is nested elsewhere has a dotted name. A row that could not be read has problems and no values. The original is what
 * stood in the file, for whoever has to put a rejected row right.
 */
public record Row(
        long number, Map<String, Object> values, boolean textual, List<RowError> problems, Map<String, ?> original) {

    public static Row of(long number, Map<String, Object> values) {
        return new Row(number, values, false, List.of(), values);
    }

    public static Row textual(long number, Map<String, Object> values) {
        return new Row(number, values, true, List.of(), values);
    }

    public static Row unreadable(long number, String field, String message) {
        return unreadable(number, new RowError(number, field, message), Map.of());
    }

    public static Row unreadable(long number, RowError problem, Map<String, ?> original) {
        return new Row(number, Map.of(), true, List.of(problem), original);
    }

    public boolean isReadable() {
        return problems.isEmpty();
    }
}
