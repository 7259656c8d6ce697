package dev.manyi.bench;

import dev.manyi.db.DatabaseAddress;
import dev.manyi.db.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the benchmark asks of its own Postgres beside the product: databases, tables as a whole, sizes. */
final class ScratchQueries {
    private static final String EXISTS = "SELECT datname FROM pg_database WHERE datname = ?";

    private static final String COLUMNS = """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = ? AND table_name = ? AND is_identity = 'NO' AND is_generated = 'NEVER'
            ORDER BY ordinal_position
            """;

    private static final String SIZE = "SELECT pg_size_pretty(pg_total_relation_size(?::regclass))";

    private final DatabaseAddress at;

    ScratchQueries(DatabaseAddress at) {
        this.at = at;
    }

    static Connection connect(DatabaseAddress at) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + at.name() + "?currentSchema="
                        + Migrations.SCHEMA,
                at.user(),
                at.password().reveal());
    }

    boolean exists(String database) {
        return !list(EXISTS, database).isEmpty();
    }

    /** As it is when it was just made, or a copy of another one that nobody works with. */
    void create(String database, String template) {
        execute("CREATE DATABASE " + database + " TEMPLATE " + template);
    }

    void drop(String database) {
        execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    void rename(String database, String name) {
        execute("ALTER DATABASE " + database + " RENAME TO " + name);
    }

    /** All columns that a row is given, without those that the table fills itself. */
    List<String> columns(String table) {
        return list(COLUMNS, Migrations.SCHEMA, table);
    }

    /** The table alone, without a change log. */
    void switchTriggersOff(String table) {
        execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
    }

    long count(String table) {
        return Long.parseLong(list("SELECT count(*) FROM " + table).get(0));
    }

    /** Dead rows gone, statistics fresh, pages known to be visible: as autovacuum would leave it after a while. */
    void vacuum(String table) {
        execute("VACUUM (ANALYZE) " + table);
    }

    String size(String table) {
        return list(SIZE, table).get(0);
    }

    String version() {
        return list("SHOW server_version").get(0);
    }

    private void execute(String sql) {
        try (Connection connection = connect(at);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    private List<String> list(String sql, String... values) {
        try (Connection connection = connect(at);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }
}
