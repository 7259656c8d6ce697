package dev.manyi.ops;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/** Whether the database answers, and with the schema that this version needs. */
final class HealthQueries {
    private static final String MIGRATED = """
            SELECT count(*) > 0 AND bool_and(success) AS migrated FROM flyway_schema_history
            """;
    private final Database database;

    HealthQueries(Database database) {
        this.database = database;
    }

    Future<Boolean> migrated() {
        return database.list(MIGRATED, Tuple.tuple(), row -> row.getBoolean("migrated"))
                .map(rows -> rows.get(0));
    }
}
