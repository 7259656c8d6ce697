package dev.manyi.check;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Consumer;

/** Reads the rows of a statement a few thousand at a time, however many there are and however long sorting them takes. */
final class CursorQueries {
    private static final int AT_ONCE = 5_000;
    private final Database database;

    CursorQueries(Database database) {
        this.database = database;
    }

    Future<Void> each(String sql, Consumer<Row> row) {
        return database.inTransaction(connection -> connection
                .query("SET LOCAL statement_timeout = 0")
                .execute()
                .compose(set -> connection.prepare(sql))
                .compose(statement -> readAll(statement.cursor(Tuple.tuple()), row)));
    }

    private static Future<Void> readAll(Cursor cursor, Consumer<Row> each) {
        return cursor.read(AT_ONCE).compose(rows -> {
            rows.forEach(each);
            return cursor.hasMore() ? readAll(cursor, each) : cursor.close();
        });
    }

    static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
