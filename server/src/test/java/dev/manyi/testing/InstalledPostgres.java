package dev.manyi.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.manyi.config.Secret;
import dev.manyi.db.AtExit;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A cluster of the Postgres that is installed on this machine, as Debian does: with pg_dump, and another version than ours. */
public final class InstalledPostgres implements AutoCloseable {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private final Path bin;
    private final Path folder = TestDatabase.folder();
    private final int port = freePort();
    private final Runnable stop = this::stop;

    private InstalledPostgres(Path bin) {
        this.bin = bin;
    }

    /** A new one with an empty database; skips the test where none is installed, unless that is required. */
    public static InstalledPostgres start() {
        Optional<Path> bin = newest();
        assertTrue(
                bin.isPresent() || !"true".equals(System.getenv("REQUIRE_POSTGRES")),
                "Postgres below " + VERSIONS + " is required here");
        assumeTrue(bin.isPresent(), "skipped: no Postgres is installed below " + VERSIONS);
        InstalledPostgres postgres = new InstalledPostgres(bin.get());
        AtExit.add(postgres.stop);
        postgres.run("initdb", "-D", postgres.data(), "-U", "manyi", "-A", "trust", "--encoding=UTF8", "--locale=C");
        postgres.run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                postgres.data(),
                "-o",
                "-p " + postgres.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
        postgres.run("createdb", "-h", "127.0.0.1", "-p", "" + postgres.port, "-U", "manyi", "manyi");
        return postgres;
    }

    private static Optional<Path> newest() {
        try (Stream<Path> versions = Files.isDirectory(VERSIONS) ? Files.list(VERSIONS) : Stream.<Path>empty()) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d+"))
                    .map(version -> version.resolve("bin"))
                    .filter(found -> Files.isExecutable(found.resolve("initdb")))
                    .max(Comparator.comparingInt(found ->
                            Integer.parseInt(found.getParent().getFileName().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    public String url() {
        return "postgresql://manyi@127.0.0.1:" + port + "/manyi";
    }

    public Secret secretUrl() {
        return new Secret(url());
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url().replace("manyi@", ""), "manyi", "");
    }

    /** Runs a program of this Postgres to its good end. */
    public void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // Postgres refuses to run as root: in a user namespace it does not look like root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), program + " ends");
            if (process.exitValue() != 0) {
                throw new AssertionError(command + ": " + Files.readString(said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        if (Files.exists(Path.of(data(), "postmaster.pid"))) {
            run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data());
        }
    }

    @Override
    public void close() {
        AtExit.remove(stop);
        stop();
    }
}
