package dev.manyi.db;

import dev.manyi.config.Secret;
import dev.manyi.config.ServiceUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a Postgres database is and how to log in, for both of its clients. */
public record DatabaseAddress(String host, int port, String name, String user, Secret password, String query) {

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

    /** Without the login, which must not get into messages. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + encode(name) + "?ApplicationName=" + encode(APPLICATION)
                + (query.isEmpty() ? "" : "&" + query);
    }

    /** A connection of the blocking client. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password.reveal());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + name;
    }
}
