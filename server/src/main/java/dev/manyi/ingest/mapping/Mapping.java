package dev.manyi.ingest.mapping;

import dev.manyi.fact.RecordKind;
import dev.manyi.ingest.check.Suggestion;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowReader;
import dev.manyi.ingest.row.Shown;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a file of somebody else's becomes records of one kind: read from YAML, see docs/mappings/README.md. */
public record Mapping(
        RecordKind kind,
        Optional<String> source,
        Charset encoding,
        char delimiter,
        Optional<String> sheet,
        Set<String> missing,
        Condition where,
        List<FieldRule> fields,
        Optional<Fold> fold,
        List<ColumnUse> uses) {

    /** Rows of one ticket are those that share a value; the order tells which is first and last. */
    record Fold(String by, Optional<Order> order) {}

    /** By numbers, or by times when formats are given. Rows of equal order are in the order of the file. */
    record Order(String column, Optional<TimeFormats> times) {}

    /** Where the mapping names a column of the file. */
    record ColumnUse(int line, String key, String column) {}

    /** Reads a mapping; throws {@link InvalidMapping} with everything that is wrong with it. */
    public static Mapping parse(String yaml, ZoneId zone) {
        return MappingReader.read(yaml, zone);
    }

    /** What it makes, in its order. */
    public List<String> fieldNames() {
        return fields.stream().map(FieldRule::field).distinct().toList();
    }

    /** The columns of a file that it reads. */
    public List<String> columnNames() {
        return uses.stream()
                .map(ColumnUse::column)
                .filter(column -> !column.equals(SourceRow.ROW))
                .distinct()
                .toList();
    }

    /** The rows as textual rows of the fact's fields. */
    public RowReader apply(RowReader rows) {
        return fold.isPresent() ? new FoldedRows(this, fold.get(), rows) : new MappedRows(this, rows);
    }

    /** The columns that a row has, as a mapping names them. */
    public static Collection<String> columns(Row row) {
        return cells(row.values()).keySet();
    }

    /** Values as the cells that a mapping sees: what is nested has a dotted name, a list is joined by |. */
    public static Map<String, String> cells(Map<String, ?> values) {
        return SourceRow.cells(values);
    }

    /** The columns of a row's original: in a fold a fact is made of many rows, and is reported by its fields. */
    public List<String> originalColumns(Collection<String> fileColumns) {
        Stream<String> folded = fold.isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of("id"), fields.stream().map(FieldRule::field));
        return Stream.concat(folded, fileColumns.stream()).distinct().toList();
    }

    /** What the mapping names that the file does not have. */
    public List<String> unknownColumns(Collection<String> columns) {
        return uses.stream()
                .filter(use -> !columns.contains(use.column) && !use.column.equals(SourceRow.ROW))
                .map(use -> "line " + use.line + ", " + use.key + ": the file has no column " + Shown.value(use.column)
                        + ": " + Suggestion.instead(use.column, columns))
                .toList();
    }
}
