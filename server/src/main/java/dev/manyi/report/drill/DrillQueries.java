package dev.manyi.report.drill;

import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.kpi.sql.Binds;
import dev.manyi.kpi.sql.ScopeTerms;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/** Where stores are. */
public final class DrillQueries {
    private final Database database;

    public DrillQueries(Database database) {
        this.database = database;
    }

    /** A store's region; null where it is not known. */
    record Where(String store, String region) {}

    private static final String WHERE = """
            SELECT s.code, s.region FROM store s WHERE s.code = ANY(%s::text[]) AND %s
            """;

    Future<List<Where>> where(Collection<String> stores, Scope scope) {
        Binds binds = new Binds();
        String sql = WHERE.formatted(
                binds.bind(stores.toArray(String[]::new)), ScopeTerms.covers(scope, "s.code", "s.region", binds));
        return database.list(
                sql, Tuple.from(binds.values()), row -> new Where(row.getString("code"), row.getString("region")));
    }
}
