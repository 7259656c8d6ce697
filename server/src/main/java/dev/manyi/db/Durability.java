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
        check(Integer.parseInt(show(connection, "server_version_num")), show(connection, "fsync"));
    }

    static void check(int versionNumber, String fsync) {
        if (versionNumber < OLDEST * 10_000) {
            throw new DatabaseRefused(
                    "The database is Postgres " + versionNumber / 10_000 + ": give Postgres " + OLDEST + " or newer");
        }
        if (fsync.equals("off")) {
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
