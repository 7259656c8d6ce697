package dev.manyi.db;

import dev.manyi.config.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres of our own below the data folder. Several processes (a server, an import, a check) share one: the first
 * starts it, later ones join it, and the last to leave stops it. One that outlived a killed server is joined, too.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "postgres";
    private static final Duration START = Duration.ofSeconds(30);

    private final PostgresHome home;
    private final DatabaseAddress address;
    private final Optional<EmbeddedPostgres> started;

    private EmbeddedDatabase(PostgresHome home, DatabaseAddress address, Optional<EmbeddedPostgres> started) {
        this.home = home;
        this.address = address;
        this.started = started;
    }

    static EmbeddedDatabase open(Path dataDir) {
        PostgresHome home = PostgresHome.in(dataDir);
        try {
            Secret password = home.password();
            Optional<DatabaseAddress> running = join(home, password);
            if (running.isPresent()) {
                LOG.info("Joined the Postgres that runs on {}", home.folder());
                return new EmbeddedDatabase(home, running.get(), Optional.empty());
            }
            EmbeddedPostgres server = startWithRetry(home, password);
            return new EmbeddedDatabase(home, at(server.getPort(), password), Optional.of(server));
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "The embedded Postgres on " + home.folder() + " can not be started: " + e.getMessage()
                            + ". See the log in that folder, or give DATABASE_URL",
                    e);
        }
    }

    DatabaseAddress address() {
        return address;
    }

    private static Optional<DatabaseAddress> join(PostgresHome home, Secret password) throws IOException {
        Optional<DatabaseAddress> candidate = home.runningPort().map(port -> at(port, password));
        // A port from an old file may belong to somebody else by now: only the right data folder counts.
        return candidate.filter(
                address -> dataFolder(address).equals(Optional.of(home.data().toString())));
    }

    /** After a kill of everything, old shared memory may be in the way for a moment: try once more. */
    private static EmbeddedPostgres startWithRetry(PostgresHome home, Secret password) throws IOException {
        try {
            return start(home, password);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Postgres did not start at first ({}); trying once more", e.getMessage());
            return start(home, password);
        }
    }

    private static EmbeddedPostgres start(PostgresHome home, Secret password) throws IOException {
        boolean fresh = !Files.exists(home.accessRules());
        Files.createDirectories(home.data());
        Files.setPosixFilePermissions(home.data(), PosixFilePermissions.fromString("rwx------"));
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(home.data())
                .setOverrideWorkingDirectory(home.binaries().toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setConnectConfig("password", password.reveal())
                .setLocaleConfig("locale", "C.UTF-8")
                // The library is made for tests and turns both off; facts need them on.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("work_mem", "32MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("password_encryption", "scram-sha-256")
                .start();
        if (fresh || Files.readString(home.accessRules()).contains("trust")) {
            requirePassword(home, at(server.getPort(), password));
        }
        return server;
    }

    /** initdb trusts every local user; from here on a password is needed. */
    private static void requirePassword(PostgresHome home, DatabaseAddress address) throws IOException {
        try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), address.jdbcLogin());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER USER postgres PASSWORD '" + address.password().reveal() + "'");
            Files.writeString(home.accessRules(), """
                    # Written by Manyi: nobody gets in without the password.
                    local all all scram-sha-256
                    host  all all 127.0.0.1/32 scram-sha-256
                    host  all all ::1/128      scram-sha-256
                    """);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("its password could not be set: " + e.getMessage(), e);
        }
    }

    private static DatabaseAddress at(int port, Secret password) {
        return new DatabaseAddress("localhost", port, NAME, "postgres", password, "");
    }

    private static Optional<String> dataFolder(DatabaseAddress address) {
        try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), address.jdbcLogin());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return Optional.of(row.getString(1));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** Stops Postgres unless another process works with it. */
    @Override
    public void close() {
        if (othersConnected()) {
            LOG.info("Postgres stays up: another process works with it");
            return;
        }
        try {
            if (started.isPresent()) {
                started.get().close();
            } else {
                stopJoined();
            }
        } catch (IOException e) {
            LOG.warn("Postgres did not stop cleanly: {}", e.getMessage());
        }
    }

    private void stopJoined() throws IOException {
        Path pidFile = home.data().resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                    .ifPresent(ProcessHandle::destroy);
        }
    }

    private boolean othersConnected() {
        try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), address.jdbcLogin());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
                        """)) {
            row.next();
            return row.getInt(1) > 0;
        } catch (SQLException e) {
            return false;
        }
    }
}
