package dev.manyi.kpi.rows;

import dev.manyi.db.Database;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.sql.RowWriter;
import dev.manyi.kpi.sql.RowWriter.RowStatement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The facts behind a number, by page or by stream. */
public final class RowQueries {
    private static final int ROWS_AT_ONCE = 1_000;

    private final Database database;
    private final Rules rules;
    private final ZoneId zone;

    public RowQueries(Database database, Rules rules, ZoneId zone) {
        this.database = database;
        this.rules = rules;
        this.zone = zone;
    }

    /** How many rows there are, and how many of them the value rests on: its n. */
    public record Size(long total, long n) {}

    /** The fields of one row, in the order of the question's fields; instants are texts in the business zone. */
    public record FactRow(List<Object> values) {}

    public Future<Size> size(RowQuestion question) {
        RowStatement statement = writer(question, RowMask.NONE).count();
        return database.list(
                        statement.text(),
                        Tuple.from(statement.values()),
                        row -> new Size(row.getLong("total"), row.getLong("n")))
                .map(sizes -> sizes.get(0));
    }

    public Future<List<FactRow>> page(RowQuestion question, RowMask mask, int limit, int offset) {
        RowStatement statement = writer(question, mask).page(limit, offset);
        return database.list(statement.text(), Tuple.from(statement.values()), this::row);
    }

    /** Gives all rows, some at a time; the next are fetched when the sink has taken these. */
    public Future<Void> stream(RowQuestion question, RowMask mask, Function<List<FactRow>, Future<Void>> sink) {
        RowStatement statement = writer(question, mask).all();
        return database.inTransaction(connection -> connection
                .prepare(statement.text())
                .compose(prepared -> {
                    Cursor cursor = prepared.cursor(Tuple.from(statement.values()));
                    return drain(cursor, sink).eventually(cursor::close);
                }));
    }

    private Future<Void> drain(Cursor cursor, Function<List<FactRow>, Future<Void>> sink) {
        return cursor.read(ROWS_AT_ONCE)
                .compose(rows -> sink.apply(rows(rows)))
                .compose(taken -> cursor.hasMore() ? drain(cursor, sink) : Future.succeededFuture());
    }

    private List<FactRow> rows(RowSet<Row> found) {
        List<FactRow> rows = new ArrayList<>();
        found.forEach(row -> rows.add(row(row)));
        return rows;
    }

    private FactRow row(Row row) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(plain(row.getValue(i)));
        }
        return new FactRow(values);
    }

    private Object plain(Object value) {
        if (value instanceof OffsetDateTime instant) {
            return instant.atZoneSameInstant(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        }
        return value instanceof Numeric number ? number.doubleValue() : value;
    }

    private RowWriter writer(RowQuestion question, RowMask mask) {
        return new RowWriter(question, mask, rules, zone);
    }
}
