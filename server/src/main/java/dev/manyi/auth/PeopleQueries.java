package dev.manyi.auth;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.Set;

/** The table of people. */
final class PeopleQueries {
    private static final String FIND = """
            SELECT username, display_name, role, password_hash, regions, stores, disabled
            FROM person WHERE username = $1
            """;
    private static final String ADMIN_EXISTS = "SELECT 1 FROM person WHERE role = 'admin' LIMIT 1";
    // Two servers that start at once both come here; the primary key lets one of them in.
    private static final String ADD_FIRST_ADMIN = """
            INSERT INTO person (username, display_name, role, password_hash)
            SELECT $1, $1, 'admin', $2 WHERE NOT EXISTS (SELECT 1 FROM person WHERE role = 'admin')
            ON CONFLICT (username) DO NOTHING
            """;
    private final Database database;

    PeopleQueries(Database database) {
        this.database = database;
    }

    Future<Optional<Person>> find(String username) {
        return database.list(FIND, Tuple.of(username), PeopleQueries::person)
                .map(people -> people.stream().findFirst());
    }

    Future<Boolean> adminExists() {
        return database.execute(ADMIN_EXISTS, Tuple.tuple()).map(rows -> rows.size() > 0);
    }

    /** True when this call made the admin; false when there was one, or another server was faster. */
    Future<Boolean> addFirstAdmin(String username, String passwordHash) {
        return database.execute(ADD_FIRST_ADMIN, Tuple.of(username, passwordHash))
                .map(SqlResult::rowCount)
                .map(rows -> rows > 0);
    }

    private static Person person(Row row) {
        String role = row.getString("role");
        return new Person(
                row.getString("username"),
                row.getString("display_name"),
                Role.of(role).orElseThrow(() -> new IllegalStateException("Unknown role in table person: " + role)),
                row.getString("password_hash"),
                Set.of(row.getArrayOfStrings("regions")),
                Set.of(row.getArrayOfStrings("stores")),
                row.getBoolean("disabled"));
    }
}
