package dev.manyi.auth;

import dev.manyi.db.Database;
import dev.manyi.db.Moments;
import dev.manyi.db.Session;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of people. Whatever changes a person, or begins, continues or ends a session of theirs, locks their row first. */
final class PeopleQueries {
    private static final String FIND = "SELECT row_to_json(p)::text AS person FROM person p WHERE username = $1";
    private static final String LOCK = FIND + " FOR NO KEY UPDATE";
    /** Who counts admins must not count one that another transaction is about to take away. */
    private static final String LOCK_ADMINS = "SELECT '' FROM pg_advisory_xact_lock(hashtext('manyi admins'))";

    private static final String OTHER_ADMIN =
            "SELECT username FROM person WHERE role = 'admin' AND NOT disabled AND username <> $1 LIMIT 1";
    private static final String ACCOUNTS = """
            SELECT (to_jsonb(p) || jsonb_build_object('sessions', (
                SELECT count(DISTINCT t.family) FROM refresh_token t
                WHERE t.username = p.username AND t.used_at IS NULL AND t.expires_at > $1)))::text AS account
            FROM person p
            """;
    private static final String ALL_ACCOUNTS = ACCOUNTS + " ORDER BY p.username";
    private static final String ONE_ACCOUNT = ACCOUNTS + " WHERE p.username = $2";
    private static final String ADD = """
            INSERT INTO person (username, display_name, role, password_hash, regions, stores, must_change_password, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
            """;
    private static final String CHANGE = """
            UPDATE person SET display_name = $2, role = $3, regions = $4, stores = $5, disabled = $6 WHERE username = $1
            """;
    private static final String SET_PASSWORD =
            "UPDATE person SET password_hash = $2, must_change_password = $3 WHERE username = $1";
    private static final String LOGGED_IN =
            "UPDATE person SET password_hash = $2, last_login_at = $3 WHERE username = $1";
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
        return database.list(FIND, Tuple.of(username), row -> person(row.getString("person")))
                .map(people -> people.stream().findFirst());
    }

    /** The person as they are from now until the transaction ends. */
    static Future<Optional<Person>> lock(Session session, String username) {
        return session.texts(LOCK, username)
                .map(rows -> rows.stream().map(row -> person(row.get(0))).findFirst());
    }

    /** Makes changes of who is admin come one after the other. Before the row of the person is locked. */
    static Future<Void> lockAdmins(Session session) {
        return session.texts(LOCK_ADMINS).mapEmpty();
    }

    static Future<Boolean> otherAdminExists(Session session, String username) {
        return session.texts(OTHER_ADMIN, username).map(rows -> !rows.isEmpty());
    }

    Future<List<Account>> accounts(Instant now) {
        return database.list(ALL_ACCOUNTS, Tuple.of(Moments.at(now)), row -> account(row.getString("account")));
    }

    Future<Optional<Account>> account(String username, Instant now) {
        return database.list(ONE_ACCOUNT, Tuple.of(Moments.at(now), username), row -> account(row.getString("account")))
                .map(accounts -> accounts.stream().findFirst());
    }

    /** False when there is one of that name, or of one that differs in capital letters only. */
    static Future<Boolean> add(Session session, Person person, Instant now) {
        return session.execute(
                        ADD,
                        person.username(),
                        person.displayName(),
                        person.role().code(),
                        person.passwordHash(),
                        person.regions().toArray(String[]::new),
                        person.stores().toArray(String[]::new),
                        person.mustChangePassword(),
                        Moments.at(now))
                .map(rows -> rows > 0);
    }

    /** Everything but the password. */
    static Future<Void> change(Session session, Person person) {
        return session.execute(
                        CHANGE,
                        person.username(),
                        person.displayName(),
                        person.role().code(),
                        person.regions().toArray(String[]::new),
                        person.stores().toArray(String[]::new),
                        person.disabled())
                .mapEmpty();
    }

    static Future<Void> setPassword(Session session, String username, String hash, boolean mustChange) {
        return session.execute(SET_PASSWORD, username, hash, mustChange).mapEmpty();
    }

    /** The hash may be a stronger one of the same password. */
    static Future<Void> loggedIn(Session session, String username, String hash, Instant now) {
        return session.execute(LOGGED_IN, username, hash, Moments.at(now)).mapEmpty();
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

    private static Person person(String json) {
        return Person.of(new JsonObject(json));
    }

    private static Account account(String json) {
        return Account.of(new JsonObject(json));
    }
}
