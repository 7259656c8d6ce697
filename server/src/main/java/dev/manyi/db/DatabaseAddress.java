package dev.manyi.db;

import dev.manyi.config.Secret;
import dev.manyi.config.ServiceUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Where a Postgres database is, how to log in, and the role to work under then, for both of its clients. */
public record DatabaseAddress(
        String host, int port, String name, String user, Secret password, String query, Optional<String> role) {

    /** To work as who logs in. */
    public DatabaseAddress(String host, int port, String name, String user, Secret password, String query) {
        this(host, port, name, user, password, query, Optional.empty());
    }

    /** What this process is called in pg_stat_activity. */
    static final String APPLICATION = "manyi " + ProcessHandle.current().pid();

    /** From `postgresql://user:password@host:port/name?sslmode=…`. */
    static DatabaseAddress parse(String text) {
        ServiceUrl url = ServiceUrl.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("DATABASE_URL is not the address of a database"));
        String user = url.user() == null || url.user().isEmpty() ? "postgres" : url.user();
        return new DatabaseAddress(
                url.host(),
                url.port() == null ? 5432 : url.port(),
                url.path() == null || url.path().isEmpty() ? user : url.path(),
                user,
                url.password() == null ? new Secret("") : url.password(),
                url.query() == null ? "" : url.query());
    }

    /** Without the login, which must not get into messages. Nor must rows: a failure's detail quotes the one that failed. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + encode(name) + "?ApplicationName=" + encode(APPLICATION)
                + "&logServerErrorDetail=false"
                + (query.isEmpty() ? "" : "&" + query);
    }

    /** A connection of the blocking client. */
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(jdbcUrl(), user, password.reveal());
        if (role.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET ROLE " + role.get());
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    /** The same, to work under a role that who logs in is a member of. */
    DatabaseAddress as(String role) {
        return new DatabaseAddress(host, port, name, user, password, query, Optional.of(role));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + name;
    }
}
