package dev.manyi.ingest.row;

import dev.manyi.ingest.Outcome.RowError;
import java.util.List;
import java.util.Map;

/**
 * One row as it was sent; rows count from 1. In a textual row (CSV) every value is text and a blank one is absent, and
 * what is nested elsewhere has a dotted name. A row that could not be read has problems and no values.
 */
public record Row(long number, Map<String, Object> values, boolean textual, List<RowError> problems) {

    public static Row of(long number, Map<String, Object> values) {
        return new Row(number, values, false, List.of());
    }

    public static Row textual(long number, Map<String, Object> values) {
        return new Row(number, values, true, List.of());
    }

    public static Row unreadable(long number, String field, String message) {
        return new Row(number, Map.of(), false, List.of(new RowError(number, field, message)));
    }
}
