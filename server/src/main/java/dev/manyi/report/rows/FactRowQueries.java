package dev.manyi.report.rows;

import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.sql.Binds;
import dev.manyi.kpi.sql.FactSource;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Responses and tickets as a report shows them: one by one, but without what would tell whose they are. */
public final class FactRowQueries {
    private static final int ROWS_AT_ONCE = 1_000;
    /** Counted and read from the same state of the data, whatever comes in meanwhile. */
    private static final String ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private final Database database;
    private final ZoneId zone;

    public FactRowQueries(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /** @param facts RESPONSE, TICKET or both; @param sides the rated sides that have a column */
    record Asked(
            List<FactKind> facts,
            Instant from,
            Instant to,
            Scope scope,
            Map<Dimension, List<String>> filters,
            List<String> sides) {}

    /** Is told how many rows come, then takes them, some at a time; the next are fetched when it has taken these. */
    interface Sink {
        Future<Void> begin(long count);

        Future<Void> take(List<List<Object>> rows);
    }

    /** A field of the rows, and what it is of a response and of a ticket. */
    private record Field(String key, String ofResponse, String ofTicket) {
        static Field both(String key, String sql) {
            return new Field(key, sql, sql);
        }

        String sql(FactKind fact) {
            return (fact == FactKind.RESPONSE ? ofResponse : ofTicket) + " AS \"" + key + "\"";
        }
    }

    /** The keys of the fields, in the order of the cells. */
    static List<String> keys(List<String> sides) {
        return fields(FactKind.TICKET, sides, new Binds()).stream()
                .map(Field::key)
                .toList();
    }

    Future<Void> read(Asked asked, Sink sink) {
        return database.inTransaction(connection -> connection
                .query(ONE_MOMENT)
                .execute()
                .compose(begun -> count(connection, asked))
                .compose(sink::begin)
                .compose(begun -> rows(connection, asked, sink)));
    }

    private Future<Long> count(SqlConnection connection, Asked asked) {
        Binds binds = new Binds();
        String counts = asked.facts().stream()
                .map(fact -> {
                    FactSource source = new FactSource(fact, asked.filters(), asked.scope(), binds);
                    return "SELECT count(*) AS n FROM " + source.from() + where(source, asked);
                })
                .collect(Collectors.joining(" UNION ALL "));
        return database.execute(
                        connection,
                        "SELECT sum(n)::bigint AS total FROM (" + counts + ") AS facts",
                        Tuple.from(binds.values()))
                .map(found -> found.iterator().next().getLong("total"));
    }

    private Future<Void> rows(SqlConnection connection, Asked asked, Sink sink) {
        Future<Void> done = Future.succeededFuture();
        for (FactKind fact : asked.facts()) {
            Binds binds = new Binds();
            String sql = select(fact, asked, binds);
            done = done.compose(before -> connection.prepare(sql)).compose(prepared -> {
                Cursor cursor = prepared.cursor(Tuple.from(binds.values()));
                return drain(cursor, sink).eventually(cursor::close).eventually(prepared::close);
            });
        }
        return done;
    }

    private String select(FactKind fact, Asked asked, Binds binds) {
        FactSource source = new FactSource(fact, asked.filters(), asked.scope(), binds);
        // Names its store "s".
        String region = source.group(Dimension.REGION);
        String zoned = binds.bind(zone.getId()) + "::text";
        String fields = fields(fact, asked.sides(), binds).stream()
                .map(field -> field.sql(fact).replace("$zone", zoned))
                .collect(Collectors.joining(", "));
        return """
                SELECT %s
                FROM %s
                LEFT JOIN region r ON r.code = %s
                LEFT JOIN channel ch ON ch.code = f.channel
                LEFT JOIN category ca ON ca.code = f.category
                %s%s
                ORDER BY %s, f.source, f.external_id, f.store
                """.formatted(
                        fields,
                        source.from(),
                        region,
                        fact == FactKind.RESPONSE ? "LEFT JOIN survey su ON su.code = f.survey" : "",
                        where(source, asked),
                        source.moment());
    }

    private static String where(FactSource source, Asked asked) {
        return " WHERE " + String.join(" AND ", source.conditions(asked.from(), asked.to()));
    }

    /** No comment, customer, employee, subject: these are asked for by the external id, with the rights in force then. */
    private static List<Field> fields(FactKind fact, List<String> sides, Binds binds) {
        List<Field> fields = new ArrayList<>(List.of(
                new Field("fact", "'response'", "'ticket'"),
                Field.both("source", "f.source"),
                Field.both("external_id", "f.external_id"),
                new Field("at", zoned("submitted_at"), zoned("opened_at")),
                Field.both("store", "f.store"),
                Field.both("store_name", "s.name"),
                Field.both("region", "s.region"),
                Field.both("region_name", "r.name"),
                Field.both("channel", "f.channel"),
                Field.both("channel_name", "ch.name"),
                Field.both("channel_name_en", "coalesce(ch.name_en, ch.name)"),
                Field.both("category", "f.category"),
                Field.both("category_name", "ca.name"),
                new Field("survey", "f.survey", "NULL::text"),
                new Field("survey_name", "su.name", "NULL::text"),
                new Field("csat", "f.csat", "NULL::int"),
                new Field("nps", "f.nps", "NULL::int"),
                new Field("ces", "f.ces", "NULL::int")));
        for (String side : sides) {
            // Postgres refuses what is bound and not used.
            String rated = fact == FactKind.RESPONSE ? "(f.ratings ->> " + binds.bind(side) + "::text)::float8" : null;
            fields.add(new Field("rating_" + side, rated, "NULL::float8"));
        }
        fields.addAll(List.of(
                new Field("exclusion", "f.exclusion", "NULL::text"),
                new Field("kind", "NULL::text", "f.kind"),
                new Field("priority", "NULL::text", "f.priority")));
        for (String moment : List.of(
                "first_response_at",
                "investigated_at",
                "proposed_at",
                "resolved_at",
                "closed_at",
                "escalated_at",
                "followed_up_at")) {
            fields.add(new Field(moment, "NULL::timestamp", zoned(moment)));
        }
        for (String number : List.of("reopened", "contacts", "transfers")) {
            fields.add(new Field(number, "NULL::int", "f." + number));
        }
        for (String flag : List.of("self_service", "follow_up_satisfied")) {
            fields.add(new Field(flag, "NULL::boolean", "f." + flag));
        }
        return fields;
    }

    /** As the clocks in the shops showed it. */
    private static String zoned(String column) {
        return "f." + column + " AT TIME ZONE $zone";
    }

    private Future<Void> drain(Cursor cursor, Sink sink) {
        return cursor.read(ROWS_AT_ONCE)
                .compose(rows -> sink.take(cells(rows)))
                .compose(taken -> cursor.hasMore() ? drain(cursor, sink) : Future.succeededFuture());
    }

    private static List<List<Object>> cells(RowSet<Row> found) {
        List<List<Object>> rows = new ArrayList<>();
        for (Row row : found) {
            List<Object> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(row.getValue(i));
            }
            rows.add(cells);
        }
        return rows;
    }
}
