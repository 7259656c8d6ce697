package dev.manyi.check;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;

/** Reads every fact once, a few thousand rows at a time, with nothing computed by the database. */
final class CheckQueries {
    private static final int AT_ONCE = 5_000;
    private final Database database;

    CheckQueries(Database database) {
        this.database = database;
    }

    record ResponseRow(
            String store,
            String region,
            Instant submittedAt,
            Integer csat,
            Integer nps,
            Integer ces,
            JsonObject ratings) {}

    record TicketRow(
            String store,
            String region,
            Instant openedAt,
            Instant firstResponseAt,
            Instant resolvedAt,
            Instant closedAt,
            Instant escalatedAt,
            String kind,
            String priority,
            Integer reopened,
            Integer contacts,
            Integer transfers) {}

    private static final String RESPONSES = """
            SELECT r.store, s.region, r.submitted_at, r.csat, r.nps, r.ces, r.ratings
            FROM response r LEFT JOIN store s ON s.code = r.store
            """;

    private static final String TICKETS = """
            SELECT t.store, s.region, t.opened_at, t.first_response_at, t.resolved_at, t.closed_at, t.escalated_at,
                   t.kind, t.priority, t.reopened, t.contacts, t.transfers
            FROM ticket t LEFT JOIN store s ON s.code = t.store
            """;

    Future<Void> responses(Consumer<ResponseRow> each) {
        return stream(
                RESPONSES,
                row -> each.accept(new ResponseRow(
                        row.getString("store"),
                        row.getString("region"),
                        instant(row, "submitted_at"),
                        row.getInteger("csat"),
                        row.getInteger("nps"),
                        row.getInteger("ces"),
                        row.getJsonObject("ratings"))));
    }

    Future<Void> tickets(Consumer<TicketRow> each) {
        return stream(
                TICKETS,
                row -> each.accept(new TicketRow(
                        row.getString("store"),
                        row.getString("region"),
                        instant(row, "opened_at"),
                        instant(row, "first_response_at"),
                        instant(row, "resolved_at"),
                        instant(row, "closed_at"),
                        instant(row, "escalated_at"),
                        row.getString("kind"),
                        row.getString("priority"),
                        row.getInteger("reopened"),
                        row.getInteger("contacts"),
                        row.getInteger("transfers"))));
    }

    private static final String DOUBLED = """
            SELECT 'response' AS kind, source, external_id, count(*) AS rows
            FROM response GROUP BY source, external_id HAVING count(*) > 1
            UNION ALL
            SELECT 'ticket', source, external_id, count(*)
            FROM ticket GROUP BY source, external_id HAVING count(*) > 1
            LIMIT 1000
            """;

    /** Facts whose identity is there more than once, in other stores: the keys alone do not keep that away. */
    Future<List<String>> doubled() {
        return database.list(
                DOUBLED,
                Tuple.tuple(),
                row -> row.getString("kind") + " " + row.getString("external_id") + " of " + row.getString("source")
                        + " is stored " + row.getLong("rows") + " times");
    }

    private Future<Void> stream(String sql, Consumer<Row> each) {
        return database.inTransaction(connection -> open(connection, sql).compose(cursor -> readAll(cursor, each)));
    }

    private static Future<Cursor> open(SqlConnection connection, String sql) {
        return connection.prepare(sql).map(statement -> statement.cursor(Tuple.tuple()));
    }

    private static Future<Void> readAll(Cursor cursor, Consumer<Row> each) {
        return cursor.read(AT_ONCE).compose(rows -> {
            rows.forEach(each);
            return cursor.hasMore() ? readAll(cursor, each) : cursor.close();
        });
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
