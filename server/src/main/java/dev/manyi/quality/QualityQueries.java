package dev.manyi.quality;

import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.sql.Binds;
import dev.manyi.kpi.sql.FactSource;
import dev.manyi.kpi.sql.UnmappedTerms;
import dev.manyi.quality.Quality.Excluded;
import dev.manyi.quality.Quality.NamedCode;
import dev.manyi.quality.Quality.NotInvited;
import dev.manyi.quality.Quality.Unmapped;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is left out of the numbers of a period, within the question's filters and scope. */
public final class QualityQueries {
    private final Database database;
    private final ZoneId zone;

    public QualityQueries(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    private static final String EXCLUDED = """
            SELECT f.exclusion AS reason, count(*) AS n
            FROM %s
            WHERE f.exclusion IS NOT NULL AND %s
            GROUP BY 1
            ORDER BY 2 DESC, 1
            """;

    Future<List<Excluded>> excluded(KpiRequest question) {
        Binds binds = new Binds();
        FactSource responses = facts(FactKind.RESPONSE, question, binds);
        String sql = EXCLUDED.formatted(responses.from(), within(responses, question));
        return database.list(
                sql, Tuple.from(binds.values()), row -> new Excluded(row.getString("reason"), row.getLong("n")));
    }

    private static final String NOT_INVITED = """
            SELECT count(DISTINCT store) AS stores, coalesce(sum(purchases), 0)::bigint AS purchases,
              coalesce(sum(tickets), 0)::bigint AS tickets
            FROM (
              SELECT f.store, count(*) AS purchases, 0 AS tickets FROM %s WHERE %s GROUP BY 1
              UNION ALL
              SELECT f.store, 0, count(*) FROM %s WHERE %s GROUP BY 1
            ) happened
            WHERE store NOT IN (SELECT f.store FROM %s WHERE %s)
            """;

    Future<NotInvited> notInvited(KpiRequest question) {
        Binds binds = new Binds();
        FactSource purchases = facts(FactKind.PURCHASE, question, binds);
        FactSource tickets = facts(FactKind.TICKET, question, binds);
        FactSource invitations = facts(FactKind.INVITATION, question, binds);
        String sql = NOT_INVITED.formatted(
                purchases.from(),
                within(purchases, question),
                tickets.from(),
                within(tickets, question),
                invitations.from(),
                within(invitations, question));
        return database.list(
                        sql,
                        Tuple.from(binds.values()),
                        row -> new NotInvited(row.getLong("stores"), row.getLong("purchases"), row.getLong("tickets")))
                .map(found -> found.get(0));
    }

    private static final String UNMAPPED = """
            SELECT dimension, code, facts, count(*) OVER (PARTITION BY dimension) AS total,
              row_number() OVER (PARTITION BY dimension ORDER BY facts DESC, code) AS place
            FROM (
              SELECT dimension, code, count(*) AS facts FROM (%s) named GROUP BY 1, 2
            ) counted
            """;

    private static final String NAMED = """
            SELECT named.dimension, named.code
            FROM %s CROSS JOIN LATERAL (%s) AS named (dimension, code)
            WHERE (%s) AND %s
            """;

    /** By dimension, the most named codes of each. */
    Future<List<Unmapped>> unmapped(KpiRequest question, int most) {
        Binds binds = new Binds();
        String named = UnmappedTerms.FACTS.stream()
                .map(kind -> {
                    FactSource facts = facts(kind, question, binds);
                    return NAMED.formatted(
                            facts.from(), UnmappedTerms.codes(kind), UnmappedTerms.any(kind), within(facts, question));
                })
                .collect(Collectors.joining("UNION ALL\n"));
        String sql = "SELECT * FROM (" + UNMAPPED.formatted(named) + ") ranked WHERE place <= " + binds.bind(most)
                + "::bigint ORDER BY dimension, place";
        Map<String, Unmapped> dimensions = new LinkedHashMap<>();
        return database.list(sql, Tuple.from(binds.values()), row -> {
                    Unmapped dimension = dimensions.computeIfAbsent(
                            row.getString("dimension"),
                            name -> new Unmapped(name, new ArrayList<>(), row.getLong("total")));
                    return dimension.codes().add(new NamedCode(row.getString("code"), row.getLong("facts")));
                })
                .map(read -> List.copyOf(dimensions.values()));
    }

    private static FactSource facts(FactKind kind, KpiRequest question, Binds binds) {
        return new FactSource(kind, question.filters(), question.scope(), binds);
    }

    private String within(FactSource facts, KpiRequest question) {
        return String.join(
                " AND ",
                facts.conditions(question.range().start(zone), question.range().end(zone)));
    }
}
