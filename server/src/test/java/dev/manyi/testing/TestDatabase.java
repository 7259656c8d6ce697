package dev.manyi.testing;

import dev.manyi.config.Settings;
import dev.manyi.db.AtExit;
import dev.manyi.db.Database;
import dev.manyi.db.DatabaseAddress;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real Postgres for the tests of one JVM: started once, each test class gets an empty, migrated database of its own by
 * copying a template.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private final DatabaseAddress address;
    private final Database database;

    private TestDatabase(DatabaseAddress address) {
        this.address = address;
        this.database = Database.connect(vertx, address, 8);
    }

    public static TestDatabase create() {
        return new TestDatabase(TestPostgres.copy("test_" + COUNT.incrementAndGet()));
    }

    public Vertx vertx() {
        return vertx;
    }

    public Database database() {
        return database;
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Settings that point at this database and a fresh data folder, on free ports. */
    public Settings settings(String zone) {
        return TestSettings.of(folder(), zone, Optional.of(TestPostgres.url(address)));
    }

    /** A new folder, deleted after the databases in it were stopped: a whole run leaves gigabytes otherwise. */
    public static Path folder() {
        try {
            Path folder = Files.createTempDirectory("manyi-test");
            AtExit.add(() -> delete(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            // Whoever still writes there deletes it.
        }
    }

    @Override
    public void close() {
        database.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
