package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded Postgres as one process sees it; see EmbeddedProcessesTest for several. */
class EmbeddedDatabaseTest {
    @TempDir
    static Path parent;

    private static UnpackedPostgres unpacked;
    private static Path shared;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void open() throws IOException {
        unpacked = UnpackedPostgres.below(parent.resolve("binaries"));
        shared = folder("one");
        database = EmbeddedDatabase.open(shared);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Spaces and Chinese in the path must not matter. */
    private static Path folder(String name) throws IOException {
        return unpacked.linkInto(parent.resolve("data 数据 " + name));
    }

    private static PidFile pidFile(Path folder) throws IOException {
        return PidFile.in(PostgresHome.in(folder).data()).orElseThrow();
    }

    private static boolean runs(Path folder) throws IOException {
        return PidFile.in(PostgresHome.in(folder).data())
                .flatMap(PidFile::program)
                .isPresent();
    }

    @Test
    void isDurable() throws Exception {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
            assertEquals("on", Sql.one(database.address(), "SHOW " + setting), setting);
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        DatabaseAddress in = database.address();
        for (String password : List.of("", "postgres", in.password().reveal().toLowerCase(Locale.ROOT))) {
            DatabaseAddress guess =
                    new DatabaseAddress(in.host(), in.port(), in.name(), in.user(), new Secret(password), "");
            String refused = assertThrows(SQLException.class, guess::connect).getMessage();
            assertTrue(refused.contains("password"), refused);
        }
        assertEquals("127.0.0.1", Sql.one(in, "SHOW listen_addresses"));
        // There is no socket, and if somebody turned it on it would need the password, too.
        assertEquals("", Sql.one(in, "SHOW unix_socket_directories"));
        assertEquals(List.of("scram-sha-256"), Sql.list(in, "SELECT DISTINCT auth_method FROM pg_hba_file_rules"));
        assertEquals("2", Sql.one(in, "SELECT count(*) FROM pg_hba_file_rules WHERE type = 'local'"));
    }

    @Test
    void filesAreForTheirOwnerOnly() throws Exception {
        PostgresHome home = PostgresHome.in(shared);
        for (Path path : List.of(shared, home.folder(), home.data())) {
            assertEquals("rwx------", mode(path), path.toString());
        }
        assertEquals("rw-------", mode(home.passwordFile()));
    }

    @Test
    void aLostPasswordFileIsSaid() throws Exception {
        Path file = PostgresHome.in(shared).passwordFile();
        Path aside = Files.move(file, file.resolveSibling("aside"));
        try {
            String message = assertThrows(DatabaseRefused.class, () -> EmbeddedDatabase.open(shared))
                    .getMessage();
            assertTrue(message.contains("password authentication failed"), message);
            assertEquals("1", Sql.one(database.address(), "SELECT 1"));
        } finally {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void dataSurviveARestart() throws Exception {
        Path folder = folder("restart");
        try (EmbeddedDatabase open = EmbeddedDatabase.open(folder)) {
            Sql.run(open.address(), "CREATE TABLE kept (text text)", "INSERT INTO kept VALUES ('满意')");
        }
        assertFalse(runs(folder));
        try (EmbeddedDatabase open = EmbeddedDatabase.open(folder)) {
            assertEquals("满意", Sql.one(open.address(), "SELECT text FROM kept"));
        }
    }

    @Test
    void theLastToLeaveStopsIt() throws Exception {
        Path folder = folder("shared");
        EmbeddedDatabase starter = EmbeddedDatabase.open(folder);
        EmbeddedDatabase joined = EmbeddedDatabase.open(folder);
        long postgres = pidFile(folder).pid();
        assertEquals(starter.address().toString(), joined.address().toString());
        starter.close();
        starter.close();
        assertEquals("1", Sql.one(joined.address(), "SELECT 1"));
        assertEquals(postgres, pidFile(folder).pid());
        joined.close();
        assertFalse(runs(folder));
        ManyiProcess.noPostgresStays(folder);
    }

    @Test
    void thoseWhoComeTogetherShareOne() throws Exception {
        Path folder = folder("together");
        List<CompletableFuture<EmbeddedDatabase>> opening = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> EmbeddedDatabase.open(folder), task -> new Thread(task).start()))
                .toList();
        List<EmbeddedDatabase> open =
                opening.stream().map(CompletableFuture::join).toList();
        assertEquals(
                1,
                open.stream()
                        .map(database -> database.address().toString())
                        .distinct()
                        .count());
        open.forEach(EmbeddedDatabase::close);
        assertFalse(runs(folder));
    }

    /** After a crash and a reboot the number in postmaster.pid may belong to anybody: here to this very process. */
    @Test
    void aPidFileThatNamesAStrangerIsNotBelieved() throws Exception {
        Path folder = folder("stale");
        EmbeddedDatabase.open(folder).close();
        PostgresHome home = PostgresHome.in(folder);
        for (String port : List.of("", "\n1700000000\n1\n")) {
            Files.writeString(
                    home.data().resolve("postmaster.pid"),
                    ProcessHandle.current().pid() + "\n" + home.data() + port);
            try (EmbeddedDatabase open = EmbeddedDatabase.open(folder)) {
                assertEquals("1", Sql.one(open.address(), "SELECT 1"));
            }
        }
    }

    @Test
    void whatACutBeginningLeftIsMadeAnew() throws Exception {
        Path folder = folder("cut");
        PostgresHome home = PostgresHome.in(folder);
        Files.createDirectories(home.draft().resolve("base"));
        Files.writeString(home.draft().resolve("PG_VERSION"), "1");
        Path programs = PostgresArchive.unpackBelow(home.binaries());
        Path postgres = programs.resolve("bin/postgres");
        // A new file: the old one is linked into other folders.
        Files.delete(postgres);
        Files.write(postgres, new byte[] {1, 2, 3});
        try (EmbeddedDatabase open = EmbeddedDatabase.open(folder)) {
            assertEquals("1", Sql.one(open.address(), "SELECT 1"));
        }
        assertFalse(Files.exists(home.draft()));
    }

    @Test
    void dataOfAnotherVersionAreRefusedAtOnceWithTheReason() throws Exception {
        Path folder = folder("version");
        EmbeddedDatabase.open(folder).close();
        Files.writeString(PostgresHome.in(folder).data().resolve("PG_VERSION"), "12\n");
        String message = assertThrows(DatabaseRefused.class, () -> EmbeddedDatabase.open(folder))
                .getMessage();
        assertTrue(message.contains("were made by PostgreSQL 12, another version"), message);
    }

    /** When one backend crashes, Postgres cuts all connections: a server may be left with a pool and no presence. */
    @Test
    void aServerWithoutPresenceKeepsItsDatabase() throws Exception {
        Path folder = folder("cut-off");
        EmbeddedDatabase open = EmbeddedDatabase.open(folder);
        try (Connection pool = open.address().connect();
                Statement statement = pool.createStatement()) {
            statement.execute("SET application_name = 'manyi 0'");
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
            open.close();
            assertTrue(runs(folder));
            assertTrue(statement.execute("SELECT 1"));
        }
        EmbeddedDatabase.open(folder).close();
        assertFalse(runs(folder));
    }
}
