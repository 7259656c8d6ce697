package dev.manyi.evidence;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the whole chain in its order, a thousand rows at a time, as it stood at one moment. */
final class EvidenceReadQueries {
    private static final int AT_ONCE = 1_000;
    private static final String ALL = """
            SELECT seq, at, actor, action, subject, address, details::text AS details, previous, hash
            FROM evidence ORDER BY seq
            """;
    private final Database database;

    EvidenceReadQueries(Database database) {
        this.database = database;
    }

    Future<Void> each(Function<List<EvidenceRow>, Future<Void>> sink) {
        return database.inTransaction(connection ->
                connection.prepare(ALL).compose(statement -> read(statement.cursor(Tuple.tuple()), sink)));
    }

    private static Future<Void> read(Cursor cursor, Function<List<EvidenceRow>, Future<Void>> sink) {
        return cursor.read(AT_ONCE)
                .compose(rows -> sink.apply(rows(rows)))
                .compose(taken -> cursor.hasMore() ? read(cursor, sink) : cursor.close());
    }

    private static List<EvidenceRow> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(EvidenceReadQueries::row)
                .toList();
    }

    private static EvidenceRow row(Row row) {
        return new EvidenceRow(
                row.getLong("seq"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("address"),
                row.getString("details"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
