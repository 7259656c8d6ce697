package dev.manyi.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the schema of this version. Tables live in a schema of their own, so others' tables stay as they are. */
public final class Migrations {
    public static final String SCHEMA = "manyi";
    private static final String HISTORY = "flyway_schema_history";
    private static final Duration OTHER_SERVER = Duration.ofMinutes(5);

    /** Tried again and again, not waited for: a waiting statement would hold up an index that is made concurrently. */
    private static final String ONE_AT_A_TIME = "SELECT pg_try_advisory_lock(hashtext('manyi migrations'))";

    private static final String STRANGERS = """
            SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_class
            WHERE relnamespace = to_regnamespace('%1$s') AND relkind IN ('r', 'p', 'v', 'm', 'f')
              AND to_regclass('%1$s.%2$s') IS NULL
            """.formatted(SCHEMA, HISTORY);

    private Migrations() {}

    /** Checks that the database is fit to keep facts, then migrates forward. Blocks: call it from a worker. */
    public static int run(DatabaseAddress address) {
        try (Connection connection = address.connect()) {
            Durability.check(connection);
            waitForOtherServers(connection);
            refuseStrangers(connection, address);
            return migrate(address);
        } catch (SQLException | IOException e) {
            throw new DatabaseRefused("No connection to the database at " + address + ": " + e.getMessage(), e);
        } catch (FlywayException e) {
            throw new DatabaseRefused(
                    "The schema \"" + SCHEMA + "\" in the database " + address + " can not be migrated: "
                            + e.getMessage(),
                    e);
        }
    }

    private static int migrate(DatabaseAddress address) {
        return Flyway.configure()
                .dataSource(
                        address.jdbcUrl(), address.user(), address.password().reveal())
                .schemas(SCHEMA)
                .table(HISTORY)
                .createSchemas(true)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /** Servers that start together on an empty database would both create the schema. */
    private static void waitForOtherServers(Connection connection) throws SQLException, IOException {
        Patience patience = Patience.of(OTHER_SERVER);
        while (!ask(connection, ONE_AT_A_TIME).equals("t")) {
            patience.pauseOr("another server migrates it");
        }
    }

    private static void refuseStrangers(Connection connection, DatabaseAddress address) throws SQLException {
        String tables = ask(connection, STRANGERS);
        if (tables != null) {
            throw new DatabaseRefused("The schema \"" + SCHEMA + "\" in the database " + address
                    + " holds tables that Manyi did not make (" + tables + "). Nothing was changed. Give a database"
                    + " without such a schema, or rename it: ALTER SCHEMA " + SCHEMA + " RENAME TO …");
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
