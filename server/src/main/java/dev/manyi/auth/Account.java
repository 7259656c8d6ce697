package dev.manyi.auth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A person as those who look after people see them: everything but the password. */
public record Account(
        String username,
        String displayName,
        Role role,
        Set<String> regions,
        Set<String> stores,
        boolean disabled,
        boolean mustChangePassword,
        Instant createdAt,
        Optional<Instant> lastLoginAt,
        int sessions) {

    /** From a row of the table as JSON, with the number of open sessions. */
    static Account of(JsonObject row) {
        Person person = Person.of(row);
        return new Account(
                person.username(),
                person.displayName(),
                person.role(),
                person.regions(),
                person.stores(),
                person.disabled(),
                person.mustChangePassword(),
                instant(row.getString("created_at")),
                Optional.ofNullable(row.getString("last_login_at")).map(Account::instant),
                row.getInteger("sessions"));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** As the API answers it. */
    JsonObject toJson() {
        return new JsonObject()
                .put("username", username)
                .put("display_name", displayName)
                .put("role", role.code())
                .put("regions", sorted(regions))
                .put("stores", sorted(stores))
                .put("disabled", disabled)
                .put("must_change_password", mustChangePassword)
                .put("created_at", createdAt.toString())
                .put("last_login_at", lastLoginAt.map(Instant::toString).orElse(null))
                .put("sessions", sessions);
    }

    static JsonArray sorted(Set<String> words) {
        return new JsonArray(new TreeSet<>(words).stream().toList());
    }
}
