package dev.manyi.auth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody who may log in, as stored. */
record Person(
        String username,
        String displayName,
        Role role,
        String passwordHash,
        Set<String> regions,
        Set<String> stores,
        boolean disabled,
        boolean mustChangePassword) {

    /** From a row of the table as JSON. */
    static Person of(JsonObject row) {
        String role = row.getString("role");
        return new Person(
                row.getString("username"),
                row.getString("display_name"),
                Role.of(role).orElseThrow(() -> new IllegalStateException("Unknown role in table person: " + role)),
                row.getString("password_hash"),
                codes(row.getJsonArray("regions")),
                codes(row.getJsonArray("stores")),
                row.getBoolean("disabled"),
                row.getBoolean("must_change_password"));
    }

    private static Set<String> codes(JsonArray array) {
        return array.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    Principal principal(Principal.Session session) {
        return new Principal(
                username, displayName, role, role.scope(regions, stores), Set.of(), session, mustChangePassword);
    }

    /** Whether a password that was right a moment ago lets them in: nobody disabled them or changed it since. */
    boolean admits(Person checked) {
        return !disabled && passwordHash.equals(checked.passwordHash);
    }

    Person hashed(String hash) {
        return new Person(username, displayName, role, hash, regions, stores, disabled, mustChangePassword);
    }

    /** With a password that they chose themselves. */
    Person withPassword(String hash) {
        return new Person(username, displayName, role, hash, regions, stores, disabled, false);
    }

    @Override
    public String toString() {
        return username;
    }
}
