package dev.manyi.ingest.mapping;

import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One fact for all rows of one id, wherever they stand in the file. Of each id only what its fields need so far is
 * kept. Rows that can not be read come first, each as a rejected row; then the facts in the order of their first rows.
 */
final class FoldedRows implements RowReader {
    private static final int MOST_IDS = 5_000_000;
    private final Mapping mapping;
    private final Mapping.Fold fold;
    private final RowReader rows;
    private final Map<String, Folded> byId = new LinkedHashMap<>();
    private Iterator<Folded> facts;

    FoldedRows(Mapping mapping, Mapping.Fold fold, RowReader rows) {
        this.mapping = mapping;
        this.fold = fold;
        this.rows = rows;
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (facts == null) {
            Optional<Row> row = rows.next();
            if (row.isEmpty()) {
                facts = byId.values().iterator();
            } else if (!row.get().isReadable()) {
                return row;
            } else {
                Optional<Row> problem = add(row.get());
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        if (!facts.hasNext()) {
            return Optional.empty();
        }
        Folded folded = facts.next();
        facts.remove();
        return Optional.of(MappedRows.row(mapping, folded.row(), folded.original(), folded::cells));
    }

    private Optional<Row> add(Row row) {
        SourceRow cells = SourceRow.of(row, mapping.missing());
        if (!mapping.where().holds(cells)) {
            return Optional.empty();
        }
        try {
            String id = cells.get(fold.by());
            if (id == null) {
                throw new UnmappedValue("the column \"" + fold.by() + "\" is blank: it says which ticket a row is of");
            }
            Comparable<?> order = order(cells);
            if (!byId.containsKey(id) && byId.size() == MOST_IDS) {
                throw new UnmappedValue("more than " + MOST_IDS + " tickets in one file: split it");
            }
            byId.computeIfAbsent(id, first -> new Folded(row.number(), id, mapping.fields()))
                    .add(cells, order);
            return Optional.empty();
        } catch (UnmappedValue e) {
            return Optional.of(
                    Row.unreadable(row.number(), new RowError(row.number(), fold.by(), e.getMessage()), cells.cells()));
        }
    }

    private Comparable<?> order(SourceRow row) {
        if (fold.order().isEmpty()) {
            return row.number();
        }
        Mapping.Order order = fold.order().get();
        String cell = row.get(order.column());
        if (cell == null) {
            throw new UnmappedValue("the column \"" + order.column() + "\" is blank: it orders the rows of a ticket");
        }
        return order.times().isPresent() ? Folded.time(cell, order.times().get()) : Folded.number(cell);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
