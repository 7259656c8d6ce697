package dev.manyi.ingest.mapping;

import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fact for each row that meets the mapping's condition. */
final class MappedRows implements RowReader {
    private final Mapping mapping;
    private final RowReader rows;

    MappedRows(Mapping mapping, RowReader rows) {
        this.mapping = mapping;
        this.rows = rows;
    }

    @Override
    public Optional<Row> next() throws IOException {
        for (Optional<Row> next = rows.next(); next.isPresent(); next = rows.next()) {
            Row row = next.get();
            if (!row.isReadable()) {
                return next;
            }
            SourceRow cells = SourceRow.of(row, mapping.missing());
            if (mapping.where().holds(cells)) {
                return Optional.of(row(
                        mapping,
                        row.number(),
                        cells.cells(),
                        rule -> rule.reads().stream()
                                .map(read -> read.cell(cells))
                                .toList()));
            }
        }
        return Optional.empty();
    }

    /** Gives the cells that a rule reads. */
    @FunctionalInterface
    interface Cells {
        List<String> of(FieldRule rule);
    }

    static Row row(Mapping mapping, long number, Map<String, ?> original, Cells cells) {
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.source().ifPresent(source -> values.put("source", source));
        for (FieldRule rule : mapping.fields()) {
            try {
                Object value = rule.value(cells.of(rule));
                if (value != null) {
                    values.put(rule.field(), value);
                }
            } catch (UnmappedValue e) {
                return Row.unreadable(number, new RowError(number, rule.field(), e.getMessage()), original);
            }
        }
        return new Row(number, values, true, List.of(), original);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
