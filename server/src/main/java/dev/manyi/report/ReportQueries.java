package dev.manyi.report;

import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.sql.Binds;
import dev.manyi.kpi.sql.FactSource;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a report says about the state of the data. */
public final class ReportQueries {
    private final Database database;

    public ReportQueries(Database database) {
        this.database = database;
    }

    private static final String LAST_INGEST = "SELECT max(received_at) AS at FROM ingest_batch";

    private static final String LAST_OF_SOME = "SELECT max(at) AS at FROM (%s) AS facts";

    /** When facts came in last that are in the scope; nothing before the first. */
    Future<Optional<Instant>> lastIngest(Scope scope) {
        Binds binds = new Binds();
        String sql = scope.everything() ? LAST_INGEST : LAST_OF_SOME.formatted(facts(scope, binds));
        return database.list(sql, Tuple.from(binds.values()), row -> Optional.ofNullable(row.getOffsetDateTime("at")))
                .map(rows -> rows.get(0).map(OffsetDateTime::toInstant));
    }

    private static String facts(Scope scope, Binds binds) {
        return Arrays.stream(FactKind.values())
                .map(kind -> new FactSource(kind, Map.of(), scope, binds))
                .map(facts -> "SELECT f.received_at AS at FROM " + facts.from() + " WHERE "
                        + String.join(" AND ", facts.conditions()))
                .collect(Collectors.joining(" UNION ALL "));
    }
}
