package dev.manyi.ingest;

import dev.manyi.db.BulkSession;
import dev.manyi.fact.Fact;
import dev.manyi.ingest.FactTable.Column;
import io.vertx.core.Future;
import java.util.List;

/** Rows by binary COPY: new ones straight into their table, others by way of a staging table. */
record CopiedRows(BulkSession session) implements FactRows {
    @Override
    public <T extends Fact> Future<Integer> insert(FactTable<T> table, List<T> facts) {
        return copy(table, table.name(), facts);
    }

    @Override
    public <T extends Fact> Future<Integer> upsert(FactTable<T> table, List<T> facts) {
        return session.execute("DROP TABLE IF EXISTS " + table.staging())
                .compose(dropped -> session.execute(table.createStaging()))
                .compose(created -> copy(table, table.staging(), facts))
                .compose(copied -> session.execute(table.upsert(table.staging())));
    }

    private <T extends Fact> Future<Integer> copy(FactTable<T> table, String into, List<T> facts) {
        return session.copy(into, table.names(), rows -> {
            for (T fact : facts) {
                rows.row();
                for (Column<T> column : table.columns()) {
                    column.type().copy(rows, column.value().apply(fact));
                }
            }
        });
    }
}
