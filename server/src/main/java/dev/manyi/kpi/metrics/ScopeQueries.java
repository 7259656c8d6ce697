package dev.manyi.kpi.metrics;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The regions and stores that gauges are about, with what people call them. */
public final class ScopeQueries {
    private final Database database;

    public ScopeQueries(Database database) {
        this.database = database;
    }

    /** `region` is empty where there is none. */
    record Place(String code, String name, String region) {}

    private static final String REGIONS = "SELECT code, name, code AS region FROM region ORDER BY code LIMIT $1";

    Future<List<Place>> regions(int most) {
        return database.list(REGIONS, Tuple.of(most), ScopeQueries::place);
    }

    private static final String STORES = """
            SELECT code, name, coalesce(region, '') AS region FROM store ORDER BY code LIMIT $1
            """;

    Future<List<Place>> stores(int most) {
        return database.list(STORES, Tuple.of(most), ScopeQueries::place);
    }

    private static Place place(Row row) {
        return new Place(row.getString("code"), row.getString("name"), row.getString("region"));
    }
}
