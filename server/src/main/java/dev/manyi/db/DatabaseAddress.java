package dev.manyi.db;

import dev.manyi.config.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Where a Postgres database is and how to log in, for both of its clients. */
public record DatabaseAddress(String host, int port, String name, String user, Secret password, String query) {

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

    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name + (query.isEmpty() ? "" : "?" + query);
    }

    Properties jdbcLogin() {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password.reveal());
        login.setProperty("connectTimeout", "10");
        return login;
    }

    DatabaseAddress withName(String other) {
        return new DatabaseAddress(host, port, other, user, password, query);
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + name;
    }
}
