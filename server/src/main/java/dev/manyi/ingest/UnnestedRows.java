package dev.manyi.ingest;

import dev.manyi.db.Columns;
import dev.manyi.db.Session;
import dev.manyi.fact.Fact;
import io.vertx.core.Future;
import java.util.List;

/** Rows as one array a column: what any client can send. */
record UnnestedRows(Session session) implements FactRows {
    @Override
    public <T extends Fact> Future<Integer> insert(FactTable<T> table, List<T> facts) {
        return session.execute(table.insert(table.given()), values(table, facts));
    }

    @Override
    public <T extends Fact> Future<Integer> upsert(FactTable<T> table, List<T> facts) {
        return session.execute(table.upsert(table.given()), values(table, facts));
    }

    private static <T extends Fact> Object[] values(FactTable<T> table, List<T> facts) {
        Columns<T> rows = new Columns<>(facts);
        return table.columns().stream()
                .map(column -> column.type().values(rows, column.value()))
                .toArray();
    }
}
