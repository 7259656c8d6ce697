package dev.manyi.schedule;

import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.sql.Binds;
import dev.manyi.kpi.sql.FactSource;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which sources have not yet told all of a period. */
final class WatermarkQueries {
    /** Whoever was silent for all of this is no source any more. */
    private static final Duration LOOKED_BACK = Duration.ofDays(28);

    /** As the alert of the same name in grafana/. */
    private static final Duration SILENT = Duration.ofHours(26);

    private final Database database;
    private final ZoneId zone;

    WatermarkQueries(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    private static final String OF_A_KIND = """
            SELECT f.source, min(%1$s) AS first, max(%1$s) AS latest, max(f.received_at) AS received,
                   count(DISTINCT (%1$s AT TIME ZONE %2$s)::date) AS days
            FROM %3$s
            WHERE %4$s
            GROUP BY 1
            """;

    /** Of those that send regularly of what lies in the scope; each once, by name. */
    Future<List<String>> missing(Scope scope, Instant end, Instant now) {
        return reaches(scope, end, now)
                .map(sources -> sources.stream()
                        .filter(source -> source.isRegular() && !source.hasPassed(end))
                        .map(SourceReach::source)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static final String NOW = "SELECT now() AS now";

    /** Of those that send regularly, and of whose facts of a kind nothing came for longer than a day and what a daily job may be late. */
    Future<List<LateSource>> silent() {
        return database.list(
                        NOW, Tuple.tuple(), row -> row.getOffsetDateTime("now").toInstant())
                .compose(found -> {
                    Instant now = found.get(0);
                    return reaches(Scope.ALL, now, now)
                            .map(sources -> sources.stream()
                                    .filter(source -> source.isRegular()
                                            && source.received().isBefore(now.minus(SILENT)))
                                    .collect(Collectors.toMap(
                                            SourceReach::source, SourceReach::received, WatermarkQueries::later))
                                    .entrySet()
                                    .stream()
                                    .map(silent -> new LateSource(silent.getKey(), silent.getValue()))
                                    .toList());
                });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** How far each kind of facts reaches that a source has sent of late. */
    private Future<List<SourceReach>> reaches(Scope scope, Instant end, Instant now) {
        Binds binds = new Binds();
        String place = binds.bind(zone.getId()) + "::text";
        String kinds = Arrays.stream(FactKind.values())
                .map(kind -> {
                    FactSource source = new FactSource(kind, Map.of(), scope, binds);
                    String conditions = String.join(" AND ", source.conditions(end.minus(LOOKED_BACK), now));
                    return OF_A_KIND.formatted(source.moment(), place, source.from(), conditions);
                })
                .collect(Collectors.joining("UNION ALL\n"));
        return database.list(
                kinds,
                Tuple.from(binds.values()),
                row -> new SourceReach(
                        row.getString("source"),
                        row.getOffsetDateTime("first").toInstant(),
                        row.getOffsetDateTime("latest").toInstant(),
                        row.getOffsetDateTime("received").toInstant(),
                        row.getLong("days")));
    }
}
