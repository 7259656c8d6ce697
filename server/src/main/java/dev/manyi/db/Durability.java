package dev.manyi.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a database must promise before facts are trusted to it. */
final class Durability {
    private static final int OLDEST = 15;

    private Durability() {}

    static void check(Connection connection) throws SQLException {
        int version = Integer.parseInt(show(connection, "server_version_num")) / 10_000;
        if (version < OLDEST) {
            throw new DatabaseRefused(
                    "The database is Postgres " + version + ": give Postgres " + OLDEST + " or newer");
        }
        if (show(connection, "fsync").equals("off")) {
            throw new DatabaseRefused(
                    "The database runs with fsync = off: a power cut would lose facts that were acknowledged."
                            + " Set fsync = on in postgresql.conf and restart it");
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
