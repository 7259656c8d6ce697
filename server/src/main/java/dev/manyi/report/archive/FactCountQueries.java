package dev.manyi.report.archive;

import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.sql.Binds;
import dev.manyi.kpi.sql.FactSource;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the facts of a frozen report: when it is made, and later what came in since. */
final class FactCountQueries {
    private final Database database;
    private final ZoneId zone;

    FactCountQueries(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /** The facts of a store now: all, those with larger ids than the last there was, and those corrected since. */
    record Counted(String kind, String store, long facts, long added, long corrected) {}

    private static final String LAST = Arrays.stream(FactKind.values())
            .filter(FactCountQueries::numbered)
            .map(kind -> "SELECT '%s' AS kind, coalesce(max(id), 0) AS last, now() AS at FROM %s"
                    .formatted(kind.plural(), kind.table()))
            .collect(Collectors.joining(" UNION ALL "));

    /** How far the facts have come: the last id of each kind, and when, by the clock that stamps them. */
    record Reached(Map<String, Long> last, Instant at) {}

    /** Ask before the facts are counted. */
    Future<Reached> reached() {
        return database.list(LAST, Tuple.tuple(), row -> row).map(rows -> {
            Map<String, Long> last = new HashMap<>();
            rows.forEach(row -> last.put(row.getString("kind"), row.getLong("last")));
            return new Reached(last, rows.get(0).getOffsetDateTime("at").toInstant());
        });
    }

    private static final String COUNT = """
            SELECT '%s' AS kind, coalesce(%s, '') AS store, count(*) AS facts,
                   count(*) FILTER (WHERE %s) AS added, count(*) FILTER (WHERE %s) AS corrected
            FROM %s WHERE %s GROUP BY 2
            """;

    /** By store, of the kinds; as the facts are when the report is made, nothing has been added. */
    Future<List<Counted>> count(Frozen frozen, Set<FactKind> kinds) {
        Binds binds = new Binds();
        String sql = kinds.stream().map(kind -> count(frozen, kind, binds)).collect(Collectors.joining(" UNION ALL "));
        return kinds.isEmpty()
                ? Future.succeededFuture(List.of())
                : database.list(sql, Tuple.from(binds.values()), FactCountQueries::counted);
    }

    private String count(Frozen frozen, FactKind kind, Binds binds) {
        FactSource facts = new FactSource(kind, filters(frozen, kind), frozen.scope(), binds);
        String store = facts.group(Dimension.STORE);
        Instant from = frozen.period().range().start(zone);
        Instant to = frozen.period().range().end(zone);
        String later = "f.received_at > " + binds.bind(frozen.readAt().atOffset(ZoneOffset.UTC));
        String added = "false";
        String corrected = later;
        if (numbered(kind)) {
            String last = binds.bind(frozen.lastFacts().getOrDefault(kind.plural(), 0L));
            added = "f.id > " + last;
            corrected = later + " AND f.id <= " + last;
        }
        String conditions = String.join(" AND ", facts.conditions(from, to));
        return COUNT.formatted(kind.plural(), store, added, corrected, facts.from(), conditions);
    }

    /** Facts that do not know of a dimension are not cut by it. */
    private static Map<Dimension, List<String>> filters(Frozen frozen, FactKind kind) {
        return frozen.filters().keySet().stream().allMatch(by -> by.appliesTo(kind)) ? frozen.filters() : Map.of();
    }

    private static final String REGIONS = "SELECT code, region FROM store WHERE region IS NOT NULL";

    /** The region of each store that lies in one. */
    Future<Map<String, String>> regions() {
        return database.list(REGIONS, Tuple.tuple(), row -> row)
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getString("code"), row -> row.getString("region"))));
    }

    /** Assessments are few and have no numbers: theirs count as corrected, or as added by how many there are. */
    private static boolean numbered(FactKind kind) {
        return kind != FactKind.ASSESSMENT;
    }

    private static Counted counted(Row row) {
        return new Counted(
                row.getString("kind"),
                row.getString("store"),
                row.getLong("facts"),
                row.getLong("added"),
                row.getLong("corrected"));
    }
}
