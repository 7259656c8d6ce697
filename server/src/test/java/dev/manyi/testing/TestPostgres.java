package dev.manyi.testing;

import dev.manyi.config.Secret;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.db.Migrations;
import dev.manyi.db.OpenDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The one Postgres server of a test JVM: the product's own embedded one, in a temporary folder. */
final class TestPostgres {
    private static final String TEMPLATE = "migrated";
    private static OpenDatabase server;

    private TestPostgres() {}

    private static synchronized OpenDatabase server() {
        if (server == null) {
            server = OpenDatabase.open(TestSettings.of(TestDatabase.folder(), "Asia/Shanghai", Optional.empty()));
            // A template must have nobody in it, and in its own database the server itself is always present.
            execute("CREATE DATABASE " + TEMPLATE);
            Migrations.run(at(TEMPLATE));
        }
        return server;
    }

    /** A new database with the current schema, copied from the migrated one. */
    static synchronized DatabaseAddress copy(String name) {
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return at(name);
    }

    /** A new database with nothing in it. */
    static synchronized DatabaseAddress empty(String name) {
        execute("CREATE DATABASE " + name);
        return at(name);
    }

    static Secret url(DatabaseAddress at) {
        return new Secret("postgresql://" + at.user() + ":"
                + java.net.URLEncoder.encode(at.password().reveal(), java.nio.charset.StandardCharsets.UTF_8) + "@"
                + at.host() + ":" + at.port() + "/" + at.name());
    }

    private static DatabaseAddress at(String name) {
        DatabaseAddress at = server().address();
        return new DatabaseAddress(at.host(), at.port(), name, at.user(), at.password(), at.query());
    }

    private static void execute(String sql) {
        // Copying needs a template that nobody is connected to: work from the maintenance database.
        DatabaseAddress at = server().address();
        String url = "jdbc:postgresql://" + at.host() + ":" + at.port() + "/template1";
        try (Connection connection = DriverManager.getConnection(
                        url, at.user(), at.password().reveal());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
