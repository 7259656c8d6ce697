package dev.manyi.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the schema of this version. Tables live in a schema of their own, so others' tables stay as they are. */
public final class Migrations {
    public static final String SCHEMA = "manyi";

    private Migrations() {}

    /** Checks that the database is fit to keep facts, then migrates forward. Blocks: call it from a worker. */
    public static int run(DatabaseAddress address) {
        try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), address.jdbcLogin())) {
            Durability.check(connection);
        } catch (SQLException e) {
            throw new DatabaseRefused("No connection to the database at " + address + ": " + e.getMessage(), e);
        }
        try {
            return Flyway.configure()
                    .dataSource(
                            address.jdbcUrl(),
                            address.user(),
                            address.password().reveal())
                    .schemas(SCHEMA)
                    .createSchemas(true)
                    .locations("classpath:db/migration")
                    .validateMigrationNaming(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw new DatabaseRefused(
                    "The schema \"" + SCHEMA + "\" in the database " + address + " can not be migrated: "
                            + e.getMessage(),
                    e);
        }
    }
}
