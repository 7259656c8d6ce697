package dev.manyi.fact;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/** What all servers on one database agree on. */
final class InstallationQueries {
    private static final String CLAIM = """
            INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING
            """;

    private static final String VALUE = "SELECT value FROM installation WHERE name = $1";

    private final Database database;

    InstallationQueries(Database database) {
        this.database = database;
    }

    /** The first value given for the name stays; gives the one that stays. */
    Future<String> agree(String name, String value) {
        return database.execute(CLAIM, Tuple.of(name, value))
                .compose(claimed -> database.list(VALUE, Tuple.of(name), row -> row.getString("value")))
                .map(values -> values.get(0));
    }
}
