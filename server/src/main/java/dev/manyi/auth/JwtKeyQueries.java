package dev.manyi.auth;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Which key signed access tokens last, on any server of this database; only its name. */
final class JwtKeyQueries {
    private static final String NAME = "jwt_key";
    // What a WITH reads is what was there before.
    private static final String REPLACE = """
            WITH before AS (SELECT value FROM installation WHERE name = $1),
                 now AS (INSERT INTO installation (name, value) VALUES ($1, $2)
                         ON CONFLICT (name) DO UPDATE SET value = excluded.value)
            SELECT value FROM before
            """;
    private final Database database;

    JwtKeyQueries(Database database) {
        this.database = database;
    }

    /** Notes the key of this server; gives the one noted before. */
    Future<Optional<String>> note(String kid) {
        return database.list(REPLACE, Tuple.of(NAME, kid), row -> row.getString("value"))
                .map(before -> before.stream().findFirst());
    }
}
