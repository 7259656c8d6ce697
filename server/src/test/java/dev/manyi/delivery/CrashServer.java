package dev.manyi.delivery;

import dev.manyi.db.DatabaseAddress;
import dev.manyi.surfaces.Eventually;
import dev.manyi.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that sends; killed, it is started anew as another one in the same folder. */
final class CrashServer implements AutoCloseable {
    private final DatabaseAddress database;
    private final Duration clock;
    private final Path folder = TestDatabase.folder();
    private final int mailPort;
    private final String letter;
    private int starts;
    private CountDownLatch ready;
    private Process process;

    CrashServer(String letter, DatabaseAddress database, Duration clock, int mailPort) {
        this.letter = letter;
        this.database = database;
        this.clock = clock;
        this.mailPort = mailPort;
        start();
    }

    /** Does not wait until it is ready. */
    void start() {
        starts++;
        ready = new CountDownLatch(1);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CrashChild.class.getName(),
                database.host(),
                String.valueOf(database.port()),
                database.name(),
                database.user(),
                folder.toString(),
                String.valueOf(mailPort),
                clock.toString(),
                name());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PGPASSWORD", database.password().reveal());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listen(process.inputReader(StandardCharsets.UTF_8), ready);
    }

    private static void listen(BufferedReader said, CountDownLatch ready) {
        Thread thread = new Thread(
                () -> said.lines().filter("ready"::equals).forEach(line -> ready.countDown()), "what a server says");
        thread.setDaemon(true);
        thread.start();
    }

    void awaitReady() {
        try {
            if (!ready.await(2, TimeUnit.MINUTES)) {
                throw new AssertionError("The server " + name() + " is not ready; alive: " + process.isAlive());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the ledger calls it: another after each start. */
    String name() {
        return letter + starts;
    }

    long pid() {
        return process.pid();
    }

    /** kill -9, and until it is gone. */
    void kill() {
        process.destroyForcibly();
        Eventually.get("the process is gone", process::isAlive, alive -> !alive);
    }

    /** It waits before each mail that it writes from now on. */
    void hold() {
        write(CrashChild.HOLD);
    }

    private void write(String name) {
        try {
            Files.write(folder.resolve(name), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isWriting() {
        return Files.exists(folder.resolve(CrashChild.WRITING));
    }

    void letGo() {
        try {
            Files.deleteIfExists(folder.resolve(CrashChild.HOLD));
            Files.deleteIfExists(folder.resolve(CrashChild.WRITING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether all of a rendering is in the folder. */
    boolean hasRendered(String rendering) {
        Path files = folder.resolve(rendering);
        if (!Files.isDirectory(files)) {
            return false;
        }
        try (Stream<Path> all = Files.list(files)) {
            return all.anyMatch(file -> file.getFileName().toString().equals(Renderer.MODEL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
