package dev.manyi.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One connection of the blocking client, which alone has COPY, on a worker thread of its own: transactions come one after the
 * other. It is made when it is first needed, and again after it was lost.
 */
public final class BulkDatabase {
    private static final String SETTINGS = """
            SET search_path = %s; SET timezone = 'UTC'; SET synchronous_commit = on; SET jit = off;
            SET statement_timeout = '5min'; SET idle_in_transaction_session_timeout = '1min'
            """.formatted(Migrations.SCHEMA);

    private static final int SECONDS_TO_ANSWER = 5;
    private final DatabaseAddress address;
    private final WorkerExecutor worker;
    private Connection connection;

    private BulkDatabase(DatabaseAddress address, WorkerExecutor worker) {
        this.address = address;
        this.worker = worker;
    }

    /** Connects when the first transaction comes. */
    public static BulkDatabase of(Vertx vertx, DatabaseAddress address) {
        return new BulkDatabase(
                address, vertx.createSharedWorkerExecutor("manyi-bulk-" + address, 1, 10, TimeUnit.MINUTES));
    }

    /** Runs the work on the worker; commits what it did if it succeeds, and rolls back if it fails. */
    public <T> Future<T> inTransaction(Function<BulkSession, Future<T>> work) {
        return worker.executeBlocking(() -> transaction(work))
                .recover(e -> Future.failedFuture(DatabaseFailures.typed(e)));
    }

    private <T> T transaction(Function<BulkSession, Future<T>> work) throws Exception {
        Connection open = open();
        try {
            T result = done(work.apply(new JdbcSession(open)));
            open.commit();
            return result;
        } catch (Exception e) {
            rollback();
            throw e;
        }
    }

    private static <T> T done(Future<T> work) throws Exception {
        if (!work.isComplete()) {
            throw new IllegalStateException("the work of a transaction left its worker");
        }
        if (work.failed()) {
            throw work.cause() instanceof Exception cause ? cause : new IllegalStateException(work.cause());
        }
        return work.result();
    }

    private Connection open() throws SQLException {
        if (connection != null && !connection.isValid(SECONDS_TO_ANSWER)) {
            drop();
        }
        if (connection == null) {
            connection = address.connect();
            try (Statement statement = connection.createStatement()) {
                statement.execute(SETTINGS);
            }
            connection.setAutoCommit(false);
        }
        return connection;
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            drop();
        }
    }

    private void drop() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // It is of no more use either way.
        }
        connection = null;
    }

    public Future<Void> close() {
        return worker.executeBlocking(() -> {
                    if (connection != null) {
                        drop();
                    }
                    return null;
                })
                .transform(closed -> worker.close());
    }
}
