package dev.manyi.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Says "somebody works here" to the other processes on a database: a lock that ends with its connection. */
final class Presence {
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final long KEY = 0x6D616E7969L;

    private static final String ANNOUNCE = "SELECT pg_advisory_lock_shared(" + KEY + ") IS NULL";

    private static final String WITHDRAW = "SELECT pg_advisory_unlock_shared(" + KEY + ")";

    /** Nobody else holds the lock. */
    private static final String LAST = "SELECT pg_try_advisory_lock(" + KEY + ")";

    /** Who lost the lock with a broken connection has others open; those of who just left take a moment to go. */
    private static final String OTHERS = """
            SELECT count(*) > 0 FROM pg_stat_activity
            WHERE application_name LIKE 'manyi %' AND application_name <> current_setting('application_name')
            """;

    private final DatabaseAddress address;
    private final Connection connection;

    private Presence(DatabaseAddress address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    static Presence announce(DatabaseAddress address) throws SQLException {
        Connection connection = address.connect();
        try {
            ask(connection, ANNOUNCE);
            return new Presence(address, connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Leaves, and tells whether nobody else is left. */
    boolean leave() throws IOException {
        try (connection) {
            ask(connection, WITHDRAW);
            return alone(connection);
        } catch (SQLException e) {
            return aloneAfterLoss();
        }
    }

    private boolean aloneAfterLoss() throws IOException {
        try (Connection again = address.connect()) {
            return alone(again);
        } catch (SQLException e) {
            // A database that lets nobody in has nobody in it.
            return true;
        }
    }

    private static boolean alone(Connection connection) throws SQLException, IOException {
        if (!ask(connection, LAST)) {
            return false;
        }
        Patience patience = Patience.of(MOMENT);
        while (ask(connection, OTHERS)) {
            if (patience.over()) {
                return false;
            }
            patience.pause();
        }
        return true;
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
