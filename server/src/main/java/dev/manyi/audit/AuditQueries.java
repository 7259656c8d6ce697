package dev.manyi.audit;

import dev.manyi.db.Database;
import dev.manyi.evidence.EvidenceRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Looks entries up, the newest first. */
final class AuditQueries {
    private static final int AT_ONCE = 1_000;

    private static final String FOUND = """
            FROM evidence
            WHERE ($1::timestamptz IS NULL OR at >= $1) AND ($2::timestamptz IS NULL OR at < $2)
              AND ($3::text IS NULL OR actor = $3)
              AND (cardinality($4::text[]) = 0 OR action = ANY($4))
              AND ($5::text IS NULL OR strpos(lower(subject), lower($5)) > 0)
            """;
    private static final String TOTAL = "SELECT count(*) " + FOUND;
    private static final String PAGE = """
            SELECT seq, at, actor, action, subject, address, details::text AS details, previous, hash
            """ + FOUND + "AND seq < $6 ORDER BY seq DESC LIMIT $7 OFFSET $8";
    private final Database database;

    AuditQueries(Database database) {
        this.database = database;
    }

    Future<Long> total(AuditFilter filter) {
        return database.list(TOTAL, values(filter), row -> row.getLong(0)).map(counts -> counts.get(0));
    }

    Future<List<EvidenceRow>> page(AuditFilter filter, int limit, int offset) {
        return page(filter, Long.MAX_VALUE, limit, offset);
    }

    /** Gives all rows, some at a time; the next are fetched when the sink has taken these. */
    Future<Void> each(AuditFilter filter, Function<List<EvidenceRow>, Future<Void>> sink) {
        return each(filter, Long.MAX_VALUE, sink);
    }

    private Future<Void> each(AuditFilter filter, long before, Function<List<EvidenceRow>, Future<Void>> sink) {
        return page(filter, before, AT_ONCE, 0)
                .compose(rows -> rows.isEmpty()
                        ? Future.succeededFuture()
                        : sink.apply(rows)
                                .compose(taken ->
                                        each(filter, rows.get(rows.size() - 1).seq(), sink)));
    }

    private Future<List<EvidenceRow>> page(AuditFilter filter, long before, int limit, int offset) {
        return database.list(
                PAGE, values(filter).addLong(before).addInteger(limit).addInteger(offset), AuditQueries::row);
    }

    private static Tuple values(AuditFilter filter) {
        return Tuple.of(
                at(filter.from()),
                at(filter.to()),
                filter.actor(),
                filter.actions().toArray(String[]::new),
                filter.subject());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
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
