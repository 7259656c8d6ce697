package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Secret;
import dev.manyi.testing.TestDatabase;
import dev.manyi.testing.TestSettings;
import io.vertx.sqlclient.Tuple;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database that DATABASE_URL names: a login by SCRAM, and what is refused. */
class ExternalDatabaseTest {
    private static final TestDatabase SERVER = TestDatabase.create();
    private static final String USER = "kunde:x@y";
    private static final String PASSWORD = "p@s:s/w%o+r d?#&=空格";
    private static final String DATABASE = "满意 a/b+c%d?";

    @BeforeAll
    static void aRoleAndItsDatabase() throws Exception {
        Sql.run(
                SERVER.address(),
                "CREATE ROLE \"" + USER + "\" LOGIN PASSWORD '" + PASSWORD + "'",
                "CREATE DATABASE \"" + DATABASE + "\" OWNER \"" + USER + "\"");
        assertEquals(
                "t",
                Sql.one(
                        SERVER.address(),
                        "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = '" + USER + "'"));
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static String url(String password) {
        return "postgresql://" + encode(USER) + ":" + encode(password) + "@127.0.0.1:"
                + SERVER.address().port() + "/" + encode(DATABASE);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static OpenDatabase open(String url) {
        return OpenDatabase.open(TestSettings.of(TestDatabase.folder(), "UTC", Optional.of(new Secret(url))));
    }

    private static List<String> ask(DatabaseAddress address, String question) throws Exception {
        Database database = Database.connect(SERVER.vertx(), address, 2);
        return database.list(question, Tuple.tuple(), row -> row.getString(0))
                .eventually(database::close)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void bothClientsLogInByScram() throws Exception {
        try (OpenDatabase open = open(url(PASSWORD))) {
            assertEquals(USER, Sql.one(open.address(), "SELECT current_user"));
            assertEquals(
                    List.of(USER + " " + DATABASE + " manyi on"),
                    ask(
                            open.address(),
                            "SELECT concat_ws(' ', current_user, current_database(), current_schema(),"
                                    + " current_setting('synchronous_commit'))"));
            assertEquals(List.of("8"), ask(open.address(), "SELECT count(*)::text FROM channel"));
        }
    }

    @Test
    void parametersOfTheAddressReachBothClients() throws Exception {
        try (OpenDatabase open = open(url(PASSWORD) + "?sslmode=disable")) {
            assertEquals(List.of("1"), ask(open.address(), "SELECT '1'"));
        }
        String refused = assertThrows(DatabaseRefused.class, () -> open(url(PASSWORD) + "?sslmode=require"))
                .getMessage();
        assertTrue(refused.contains("SSL"), refused);
    }

    @Test
    void aWrongPasswordIsRefusedWithoutShowingIt() {
        DatabaseRefused refused = assertThrows(DatabaseRefused.class, () -> open(url("wr0ng-password")));
        assertTrue(
                refused.getMessage().contains("password authentication failed for user \"" + USER + "\""),
                refused.getMessage());
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString().contains("wr0ng"), cause.toString());
        }
    }

    @Test
    void nobodyThereIsSaidWithTheAddress() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        String message = assertThrows(DatabaseRefused.class, () -> open("postgresql://u:p@127.0.0.1:" + port + "/d"))
                .getMessage();
        assertTrue(message.startsWith("No connection to the database at 127.0.0.1:" + port + "/d: "), message);
    }

    @Test
    void fsyncOffIsRefusedAndNothingChanged(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres unsafe = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .start()) {
            DatabaseAddress address =
                    new DatabaseAddress("localhost", unsafe.getPort(), "postgres", "postgres", new Secret("x"), "");
            assertEquals("off", Sql.one(address, "SHOW fsync"));
            String message = assertThrows(
                            DatabaseRefused.class, () -> open("postgresql://postgres@localhost:" + unsafe.getPort()))
                    .getMessage();
            assertTrue(message.contains("fsync = off") && message.contains("Set fsync = on"), message);
            assertEquals("t", Sql.one(address, "SELECT to_regnamespace('manyi') IS NULL"));
        }
    }

    /** No old Postgres is at hand to be started: the rule is tried with the numbers that such ones give. */
    @Test
    void versionsBefore15AreRefused() {
        Durability.check(150_000, "on");
        Durability.check(180_006, "on");
        for (int old : List.of(149_999, 140_019, 90_624)) {
            String message = assertThrows(DatabaseRefused.class, () -> Durability.check(old, "on"))
                    .getMessage();
            assertEquals("The database is Postgres " + old / 10_000 + ": give Postgres 15 or newer", message);
        }
    }
}
