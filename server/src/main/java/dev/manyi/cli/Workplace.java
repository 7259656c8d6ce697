package dev.manyi.cli;

import dev.manyi.KpiParts;
import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.db.OpenDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.CompletionException;

/** What a command works with: an open database and an event loop, closed in the right order. */
final class Workplace implements AutoCloseable {
    private final Settings settings;
    private final OpenDatabase open;
    private final Vertx vertx;
    private final Database database;

    private Workplace(Settings settings, OpenDatabase open) {
        this.settings = settings;
        this.open = open;
        this.vertx = Vertx.vertx();
        this.database = Database.connect(vertx, open.address(), settings.databasePool());
    }

    static Workplace open(Settings settings) {
        return new Workplace(settings, OpenDatabase.open(settings));
    }

    Vertx vertx() {
        return vertx;
    }

    Database database() {
        return database;
    }

    KpiParts kpiParts(Clock clock) {
        return KpiParts.of(database, settings.zone(), settings.organisation());
    }

    /** Waits in a command's own thread, which is none of the event loop's. */
    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        await(database.close());
        await(vertx.close());
        open.close();
    }
}
