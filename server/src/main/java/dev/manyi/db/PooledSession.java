package dev.manyi.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** A transaction on a connection of the pool: nothing blocks. */
record PooledSession(SqlClient connection) implements Session {
    @Override
    public Future<Integer> execute(String sql, Object... values) {
        return query(sql, values).map(SqlResult::rowCount);
    }

    @Override
    public Future<List<List<String>>> texts(String sql, Object... values) {
        return query(sql, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PooledSession::texts)
                        .toList());
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>(row.size());
        for (int column = 0; column < row.size(); column++) {
            texts.add(row.getString(column));
        }
        return texts;
    }

    private Future<RowSet<Row>> query(String sql, Object... values) {
        return connection.preparedQuery(sql).execute(Tuple.wrap(Arrays.asList(values)));
    }
}
