package dev.manyi.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role in the database under which a server works: with less than its owner may, so that no mistake of ours can do more. */
final class ServerRole {
    private static final Logger LOG = LoggerFactory.getLogger(ServerRole.class);
    private static final String PREPARE =
            "SELECT %1$s.server_role(), %1$s.prepare_server_role()".formatted(Migrations.SCHEMA);

    private ServerRole() {}

    /** The address to work at, after the migrations. Blocks. */
    static DatabaseAddress prepare(DatabaseAddress owner) {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PREPARE)) {
            row.next();
            String role = row.getString(1);
            String reason = row.getString(2);
            if (reason == null) {
                return owner.as(role);
            }
            LOG.warn(
                    "The server works as the database's user {} itself, kept from rewriting the evidence by its own"
                            + " privileges and a trigger only: {}. Let it have the role by: CREATE ROLE {} NOLOGIN;"
                            + " GRANT {} TO \"{}\"",
                    owner.user(),
                    reason,
                    role,
                    role,
                    owner.user());
            return owner;
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The role of the server in the database at " + owner + " can not be prepared: " + e.getMessage(),
                    e);
        }
    }
}
