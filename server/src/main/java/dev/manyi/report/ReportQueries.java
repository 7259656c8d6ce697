package dev.manyi.report;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What a report says about the state of the data. */
public final class ReportQueries {
    private final Database database;

    public ReportQueries(Database database) {
        this.database = database;
    }

    private static final String LAST_INGEST = "SELECT max(received_at) AS at FROM ingest_batch";

    /** When facts came in last; nothing before the first. */
    Future<Optional<Instant>> lastIngest() {
        return database.list(LAST_INGEST, Tuple.tuple(), row -> Optional.ofNullable(row.getOffsetDateTime("at")))
                .map(rows -> rows.get(0).map(OffsetDateTime::toInstant));
    }
}
