package dev.manyi.kpi.comparison;

import dev.manyi.auth.Scope;
import dev.manyi.db.Columns;
import dev.manyi.db.Database;
import dev.manyi.kpi.sql.Binds;
import dev.manyi.kpi.sql.ScopeTerms;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Targets, benchmarks, and what a store, an employee or a category belongs to. */
public final class YardstickQueries {
    private final Database database;

    public YardstickQueries(Database database) {
        this.database = database;
    }

    /** What a KPI should be from a month on; `code` is empty where the scope is all. */
    record StoredTarget(String kpi, String scope, String code, LocalDate fromMonth, double value) {}

    record StoredBenchmark(String kpi, double value, String origin) {}

    /** The ancestors of a category; its own code where it is of that level, null where it is above. */
    record Levels(String code, String business, String group) {}

    private static final String TARGETS = """
            SELECT kpi, scope, code, from_month, value
            FROM target
            WHERE kpi = ANY($1)
              AND (scope = 'all' OR scope = 'region' AND code = ANY($2) OR scope = 'store' AND code = ANY($3))
            """;

    Future<List<StoredTarget>> targets(Collection<String> kpis, Collection<String> regions, Collection<String> stores) {
        return database.list(
                TARGETS,
                Tuple.of(Columns.texts(kpis), Columns.texts(regions), Columns.texts(stores)),
                row -> new StoredTarget(
                        row.getString("kpi"),
                        row.getString("scope"),
                        row.getString("code"),
                        row.getLocalDate("from_month"),
                        row.getDouble("value")));
    }

    private static final String BENCHMARKS = "SELECT kpi, value, origin FROM benchmark WHERE kpi = ANY($1)";

    Future<List<StoredBenchmark>> benchmarks(Collection<String> kpis) {
        return database.list(
                BENCHMARKS,
                Tuple.of(Columns.texts(kpis)),
                row -> new StoredBenchmark(row.getString("kpi"), row.getDouble("value"), row.getString("origin")));
    }

    private static final String REGIONS = "SELECT code, region AS parent FROM store WHERE code = ANY($1)";

    /** The region of each store that has one. */
    Future<Map<String, String>> regions(Collection<String> stores) {
        return parents(REGIONS, Tuple.of(Columns.texts(stores)));
    }

    private static final String STORES = """
            SELECT e.code, e.store AS parent
            FROM employee e LEFT JOIN store s ON s.code = e.store
            WHERE e.code = ANY(%s::text[]) AND %s
            """;

    /** The store of each employee who has one; where somebody works whose store may not be seen is not told. */
    Future<Map<String, String>> stores(Collection<String> employees, Scope scope) {
        Binds binds = new Binds();
        String sql = STORES.formatted(
                binds.bind(Columns.texts(employees)), ScopeTerms.covers(scope, "s.code", "s.region", binds));
        return parents(sql, Tuple.from(binds.values()));
    }

    private Future<Map<String, String>> parents(String sql, Tuple values) {
        return database.execute(sql, values).map(rows -> {
            Map<String, String> parents = new HashMap<>();
            for (Row row : rows) {
                parents.put(row.getString("code"), row.getString("parent"));
            }
            return parents;
        });
    }

    private static final String LEVELS = """
            SELECT code, business, category_group FROM category_level WHERE code = ANY($1)
            """;

    Future<List<Levels>> levels(Collection<String> categories) {
        return database.list(
                LEVELS,
                Tuple.of(Columns.texts(categories)),
                row -> new Levels(row.getString("code"), row.getString("business"), row.getString("category_group")));
    }
}
