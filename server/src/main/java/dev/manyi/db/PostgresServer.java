package dev.manyi.db;

import dev.manyi.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Postgres process on one folder: found, made, started and stopped. Callers hold the folder's lock. */
final class PostgresServer {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    static final String USER = "postgres";
    private static final String HOST = "127.0.0.1";
    /** Recovery after a crash replays up to `max_wal_size`. */
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Duration INITIALISE = Duration.ofMinutes(2);
    private static final Duration RETRY = Duration.ofSeconds(10);

    /** Given on the command line, so that no file in the folder can turn durability off. */
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", HOST),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "300"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("work_mem", "32MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("timezone", "UTC"),
            // The details of an error quote the row that failed, with the person in it.
            Map.entry("log_error_verbosity", "terse"),
            // A log of seven days beside the data, whoever started Postgres.
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgres-%a.log"),
            Map.entry("log_truncate_on_rotation", "on")));

    private final PostgresHome home;
    private final Secret password;
    private final PostgresPrograms programs;

    PostgresServer(PostgresHome home) throws IOException {
        this.home = home;
        this.password = home.password();
        this.programs = new PostgresPrograms(
                PostgresArchive.unpackBelow(home.binaries()).resolve("bin"), home.folder());
    }

    /** The server that runs on the folder, if any. One that is just starting or stopping is waited for. */
    Optional<DatabaseAddress> running() throws IOException {
        Patience patience = Patience.of(RECOVERY);
        for (Optional<PidFile> pid = PidFile.in(home.data()); pid.isPresent(); pid = PidFile.in(home.data())) {
            Optional<Path> program = pid.get().program();
            if (program.isEmpty()) {
                return Optional.empty();
            }
            // Only a program out of this very folder works on it.
            if (!program.get().startsWith(home.binaries())) {
                LOG.warn(
                        "{} names process {}, which is {}: removed",
                        pid.get().file(),
                        pid.get().pid(),
                        program.get());
                pid.get().remove();
                return Optional.empty();
            }
            Optional<DatabaseAddress> address = pid.get().port().map(this::at);
            if (address.isPresent() && answers(address.get())) {
                return address;
            }
            patience.pauseOr("the Postgres with process number " + pid.get().pid() + " does not answer");
        }
        return Optional.empty();
    }

    private static boolean answers(DatabaseAddress address) throws IOException {
        try (Connection connection = address.connect()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            boolean notYet = "57P03".equals(e.getSQLState())
                    || e.getSQLState() != null && e.getSQLState().startsWith("08");
            if (notYet) {
                return false;
            }
            throw new IOException("it runs but lets nobody in: " + e.getMessage(), e);
        }
    }

    DatabaseAddress start() throws IOException {
        if (Files.notExists(home.data())) {
            initialise();
        }
        Patience patience = Patience.of(RETRY);
        while (true) {
            int port = freePort();
            try {
                control("start", RECOVERY, "-o", options(port));
                return at(port);
            } catch (IOException e) {
                if (patience.over() || !passes(e)) {
                    throw explained(e);
                }
                patience.pause();
            }
        }
    }

    /** Postgres says the version in a detail, and details are not logged: see {@link #SETTINGS}. */
    private IOException explained(IOException failure) throws IOException {
        if (!failure.getMessage().contains("database files are incompatible with server")) {
            return failure;
        }
        String version = Files.readString(home.data().resolve("PG_VERSION")).strip();
        return new IOException(
                "the data in it were made by PostgreSQL " + version + ", another version than the one that comes along",
                failure);
    }

    /** The free port may be taken by now; and of a killed Postgres memory or a process may be left for a moment. */
    private static boolean passes(IOException failure) {
        return Stream.of("Address already in use", "is still in use", "postmaster.pid\" already exists")
                .anyMatch(failure.getMessage()::contains);
    }

    private void initialise() throws IOException {
        LOG.info("Making a new database in {}", home.data());
        Folders.delete(home.draft());
        programs.run(
                "initialise",
                INITIALISE,
                "initdb",
                List.of(
                        "-D",
                        home.draft().toString(),
                        "-U",
                        USER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + home.passwordFile(),
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        Folders.publish(home.draft(), home.data());
    }

    void stop() throws IOException {
        control("stop", STOP, "-m", "fast");
    }

    private void control(String action, Duration limit, String option, String value) throws IOException {
        programs.run(
                action,
                limit.plusSeconds(10),
                "pg_ctl",
                List.of(action, "-D", home.data().toString(), "-w", "-t", "" + limit.toSeconds(), option, value));
    }

    private DatabaseAddress at(int port) {
        return new DatabaseAddress(HOST, port, USER, USER, password, "");
    }

    private static String options(int port) {
        return SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }
}
