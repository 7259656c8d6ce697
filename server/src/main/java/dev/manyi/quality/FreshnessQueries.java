package dev.manyi.quality;

import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.sql.Binds;
import dev.manyi.kpi.sql.FactSource;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How far each source's facts reach, within the question's filters and scope. */
public final class FreshnessQueries {
    private final Database database;

    public FreshnessQueries(Database database) {
        this.database = database;
    }

    private static final String OF_A_KIND = """
            SELECT f.source, '%s' AS kind, max(%s) AS latest, max(f.received_at) AS received
            FROM %s
            WHERE %s
            GROUP BY 1
            """;

    /** Of the sources that sent facts since a moment, until the question's, with the one that is furthest back first. */
    public Future<List<SourceState>> of(KpiRequest question, Instant from) {
        Instant to = question.asOf();
        Binds binds = new Binds();
        String kinds = Arrays.stream(FactKind.values())
                .map(kind -> {
                    FactSource source = new FactSource(kind, question.filters(), question.scope(), binds);
                    String conditions = String.join(" AND ", source.conditions(from, to));
                    return OF_A_KIND.formatted(kind.plural(), source.moment(), source.from(), conditions);
                })
                .collect(Collectors.joining("UNION ALL\n"));
        return database.list(
                kinds + "ORDER BY latest, source, kind",
                Tuple.from(binds.values()),
                row -> new SourceState(
                        row.getString("source"),
                        row.getString("kind"),
                        row.getOffsetDateTime("latest").toInstant(),
                        row.getOffsetDateTime("received").toInstant()));
    }
}
