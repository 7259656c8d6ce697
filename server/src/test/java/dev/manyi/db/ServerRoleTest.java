package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Secret;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.TestDatabase;
import dev.manyi.testing.TestSettings;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server may do in the database, tried out on a real one. */
class ServerRoleTest {
    private static final TestDatabase DB = TestDatabase.create();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String ROW =
            "INSERT INTO manyi.evidence VALUES (%d, now(), 'a', 'login', '', '', '{}', '', '')";
    private static DatabaseAddress server;

    @BeforeAll
    static void prepare() throws SQLException {
        server = ServerRole.prepare(DB.address());
        Sql.run(server, ROW.formatted(1));
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    private static DatabaseAddress another(String user, Secret password) throws SQLException {
        DatabaseAddress at = DB.address();
        String name = "role_" + COUNT.incrementAndGet();
        Sql.run(at, "CREATE DATABASE " + name + " TEMPLATE template0 OWNER " + user);
        return new DatabaseAddress(at.host(), at.port(), name, user, password, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE manyi.evidence SET actor = 'nobody'",
                "UPDATE manyi.evidence SET seq = 2 WHERE false",
                "DELETE FROM manyi.evidence",
                "TRUNCATE manyi.evidence",
                "TRUNCATE manyi.evidence CASCADE"
            })
    void neitherClientCanRewriteTheEvidence(String rewrite) throws Exception {
        String blocking =
                assertThrows(SQLException.class, () -> Sql.run(server, rewrite)).getMessage();
        assertTrue(blocking.contains("permission denied for table evidence"), blocking);
        Database database = Database.connect(DB.vertx(), server, 1);
        try {
            String pooled = assertThrows(
                            CompletionException.class, () -> KpiBench.await(database.execute(rewrite, Tuple.tuple())))
                    .getMessage();
            assertTrue(pooled.contains("permission denied for table evidence"), pooled);
        } finally {
            KpiBench.await(database.close());
        }
        assertEquals("1", Sql.one(server, "SELECT count(*) FROM manyi.evidence WHERE actor = 'a'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE manyi.evidence DISABLE TRIGGER ALL",
                "DROP TABLE manyi.evidence",
                "DROP TRIGGER refuse_to_rewrite ON manyi.evidence",
                "CREATE OR REPLACE FUNCTION manyi.refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN RETURN NULL; END'",
                "SET session_replication_role = replica",
                "GRANT UPDATE ON manyi.evidence TO CURRENT_USER; UPDATE manyi.evidence SET actor = 'nobody'",
                "CREATE TABLE manyi.mine (id int)",
                "UPDATE manyi.flyway_schema_history SET checksum = 0"
            })
    void norWhatKeepsItFromThat(String attempt) throws Exception {
        assertThrows(SQLException.class, () -> Sql.run(server, attempt), attempt);
    }

    /** The trigger stands behind the privileges: it stops the owner, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE manyi.evidence SET actor = 'nobody'",
                "DELETE FROM manyi.evidence WHERE false",
                "TRUNCATE manyi.evidence"
            })
    void theOwnerIsStoppedByTheTrigger(String rewrite) {
        String message = assertThrows(SQLException.class, () -> Sql.run(DB.address(), rewrite))
                .getMessage();
        assertTrue(message.contains("evidence is only appended to"), message);
    }

    @Test
    void everyOtherTableIsAtTheServersHands() throws Exception {
        assertEquals(List.of(), Sql.list(server, """
                SELECT relname || ' ' || privilege
                FROM pg_class, unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) AS privilege
                WHERE relnamespace = 'manyi'::regnamespace AND relkind IN ('r', 'p', 'v')
                  AND relname NOT IN ('evidence', 'flyway_schema_history')
                  AND has_table_privilege(oid, privilege)
                    = (privilege IN ('UPDATE', 'DELETE') AND (relname LIKE 'frozen\\_%' OR relname LIKE 'issued\\_%'))
                """), "all of every table, and only to add to the archive of reports");
        Sql.run(server, "CREATE TEMPORARY TABLE staged AS TABLE manyi.store");
    }

    @Test
    void tablesOfALaterVersionAreGivenAtItsStart() throws Exception {
        Sql.run(DB.address(), "CREATE TABLE manyi.later (id bigserial, text text)");
        try {
            ServerRole.prepare(DB.address());
            Sql.run(server, "INSERT INTO manyi.later (text) VALUES ('x')", "DELETE FROM manyi.later");
        } finally {
            Sql.run(DB.address(), "DROP TABLE manyi.later");
        }
    }

    /** A later migration needs no more for a table of its own that nobody may rewrite. */
    @Test
    void tablesOfALaterVersionThatAreOnlyAppendedToAreNamedInOneList() throws Exception {
        DatabaseAddress database = another(DB.address().user(), DB.address().password());
        Migrations.run(database);
        Sql.run(
                database,
                "CREATE TABLE manyi.later (text text)",
                "ALTER FUNCTION manyi.append_only_tables() RENAME TO append_only_tables_before",
                "CREATE FUNCTION manyi.append_only_tables() RETURNS text[] LANGUAGE sql IMMUTABLE AS"
                        + " 'SELECT manyi.append_only_tables_before() || ''later''::text'",
                "SELECT manyi.guard_append_only_tables()");
        DatabaseAddress prepared = ServerRole.prepare(database);
        Sql.run(prepared, "INSERT INTO manyi.later VALUES ('x')");
        for (String table : List.of("later", "evidence", "issued_file")) {
            String rewrite = "DELETE FROM manyi." + table;
            String toTheServer = assertThrows(SQLException.class, () -> Sql.run(prepared, rewrite))
                    .getMessage();
            assertTrue(toTheServer.contains("permission denied for table " + table), toTheServer);
            String toTheOwner = assertThrows(SQLException.class, () -> Sql.run(database, rewrite))
                    .getMessage();
            assertTrue(toTheOwner.contains(table + " is only appended to"), toTheOwner);
        }
    }

    /** Roles belong to the cluster: servers of several databases that start at once must not trip over each other. */
    @Test
    void databasesOfOneUserShareTheRoleAndMayStartTogether() throws Exception {
        Sql.run(DB.address(), "CREATE ROLE chain LOGIN CREATEROLE PASSWORD 'chain'");
        List<DatabaseAddress> databases = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            DatabaseAddress database = another("chain", new Secret("chain"));
            Migrations.run(database);
            databases.add(database);
        }
        List<CompletableFuture<DatabaseAddress>> starts = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> ServerRole.prepare(databases.get(i % 4)), task -> new Thread(task).start()))
                .toList();
        for (CompletableFuture<DatabaseAddress> start : starts) {
            assertEquals(starts.get(0).join().role(), start.join().role());
            assertTrue(start.join().role().isPresent());
            assertThrows(SQLException.class, () -> Sql.run(start.join(), "DELETE FROM manyi.evidence"));
        }
        assertNotEquals(server.role(), starts.get(0).join().role(), "another user's role would open this database");
    }

    @Test
    void whoCannotMakeRolesLosesItsOwnRightsOnTheEvidence() throws Exception {
        Sql.run(DB.address(), "CREATE ROLE modest LOGIN PASSWORD 'modest'");
        DatabaseAddress modest = another("modest", new Secret("modest"));
        String url = "postgresql://modest:modest@" + modest.host() + ":" + modest.port() + "/" + modest.name();
        try (OpenDatabase open =
                OpenDatabase.open(TestSettings.of(TestDatabase.folder(), "UTC", Optional.of(new Secret(url))))) {
            assertEquals(Optional.empty(), open.server().role());
            Sql.run(open.server(), ROW.formatted(1));
            String message = assertThrows(
                            SQLException.class, () -> Sql.run(open.server(), "DELETE FROM manyi.evidence"))
                    .getMessage();
            assertTrue(message.contains("permission denied for table evidence"), message);
        }
        // What the log asks the administrator for is enough.
        String role = Sql.one(modest, "SELECT manyi.server_role()");
        Sql.run(DB.address(), "CREATE ROLE " + role + " NOLOGIN", "GRANT " + role + " TO modest");
        assertEquals(Optional.of(role), ServerRole.prepare(modest).role());
    }

    @Test
    void poolAndNotificationsWorkUnderTheRole() {
        Database database = Database.connect(DB.vertx(), server, 2);
        Future<List<String>> who = database.list(
                "SELECT current_user::text || ' ' || current_schema()", Tuple.tuple(), r -> r.getString(0));
        assertEquals(List.of(server.role().orElseThrow() + " manyi"), KpiBench.await(who));
        KpiBench.await(database.listen("manyi_test", told -> {}));
        KpiBench.await(database.close());
    }
}
