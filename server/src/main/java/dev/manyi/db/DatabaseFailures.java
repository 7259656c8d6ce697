package dev.manyi.db;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells "the database is away or too busy" from "the statement is wrong". */
final class DatabaseFailures {
    /** Connection, resources, operator intervention, system error, query cancelled; serialisation failures and deadlocks. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "58", "40");

    private DatabaseFailures() {}

    static Throwable typed(Throwable failure) {
        if (failure instanceof PgException pg) {
            return passes(pg.getSqlState()) ? new DatabaseUnavailable(failure) : failure;
        }
        if (failure instanceof SQLException jdbc) {
            return passes(jdbc.getSQLState()) ? new DatabaseUnavailable(failure) : failure;
        }
        boolean away = failure instanceof ClosedConnectionException
                || failure instanceof IOException
                || failure instanceof TimeoutException
                // The pool's word for having waited too long for a connection.
                || failure instanceof VertxException
                || failure.getClass().getName().contains("ConnectionPoolTooBusy")
                || failure.getClass().getSimpleName().equals("NoStackTraceThrowable");
        return away ? new DatabaseUnavailable(failure) : failure;
    }

    private static boolean passes(String state) {
        return state != null && PASSING.contains(state.substring(0, 2));
    }
}
