package dev.manyi.db;

import dev.manyi.config.Secret;
import java.net.URI;
import java.net.URLDecoder;
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
    static DatabaseAddress parse(String url) {
        URI uri = URI.create(url);
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        String user = login.length > 0 ? decode(login[0]) : "postgres";
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                path.isEmpty() ? user : path,
                user,
                new Secret(login.length > 1 ? decode(login[1]) : ""),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
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
