package dev.manyi.ingest.mapping;

import dev.manyi.ingest.row.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The cells of a file's row as text: what is nested in JSON has a dotted name, a list is joined by |. */
record SourceRow(long number, Map<String, String> cells, Set<String> missing) {
    /** A column that every file has: the number of the row. */
    static final String ROW = "#row";

    static SourceRow of(Row row, Set<String> missing) {
        return new SourceRow(row.number(), cells(row.values()), missing);
    }

    static Map<String, String> cells(Map<String, ?> values) {
        Map<String, String> cells = new LinkedHashMap<>();
        values.forEach((name, value) -> flatten(name, value, cells));
        return cells;
    }

    private static void flatten(String name, Object value, Map<String, String> cells) {
        if (value instanceof Map<?, ?> nested) {
            nested.forEach((inner, entry) -> flatten(name + "." + inner, entry, cells));
        } else {
            cells.put(name, text(value));
        }
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(SourceRow::text).collect(Collectors.joining("|"));
        }
        if (value instanceof BigDecimal number) {
            // 1e999999999 written out would be a gigabyte.
            return Math.abs(number.scale()) > 100 ? number.toString() : number.toPlainString();
        }
        return value == null ? "" : value.toString().strip();
    }

    /** The text of a cell, or null where it is blank or holds a missing marker. */
    String get(String column) {
        return get(column, Set.of());
    }

    String get(String column, Set<String> alsoMissing) {
        String cell = column.equals(ROW) ? Long.toString(number) : cells.get(column);
        return cell == null || cell.isEmpty() || missing.contains(cell) || alsoMissing.contains(cell) ? null : cell;
    }
}
