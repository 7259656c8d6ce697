package dev.manyi.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.auth.Scope;
import dev.manyi.matrix.Api.Answer;
import dev.manyi.surfaces.Eventually;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Everybody who may come to the server, by the names of the table's columns, and what they show: null for nothing. */
final class Principals {
    private static final Scope NOTHING = Scope.of(Set.of(), Set.of());
    private final World world;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    Principals(World world) {
        this.world = world;
        tokens.put("anon", null);
        tokens.put("exec", world.person("exec", "executive", NOTHING));
        tokens.put("east", world.person("east", "regional_manager", Scope.of(Set.of("EAST"), Set.of())));
        tokens.put("west", world.person("west", "regional_manager", Scope.of(Set.of("WEST"), Set.of())));
        tokens.put("s1", world.person("s1", "store_manager", store("S1")));
        tokens.put("s3", world.person("s3", "store_manager", store("S3")));
        tokens.put("analy", world.person("analy", "analyst", NOTHING));
        tokens.put("audit", world.person("audit", "auditor", NOTHING));
        String admin = world.api().login("admin");
        tokens.put(
                "wall", machine(admin, new JsonObject().put("role", "wall").put("stores", new JsonArray().add("S1"))));
        tokens.put(
                "ingst",
                machine(admin, new JsonObject().put("role", "ingest").put("kinds", new JsonArray().add("responses"))));
        tokens.put("admin", admin);
        tokens.put("expir", world.expired("exec"));
        tokens.put("revok", revoked());
        tokens.put("disab", disabled(admin));
    }

    private static Scope store(String code) {
        return Scope.of(Set.of(), Set.of(code));
    }

    private String machine(String admin, JsonObject wanted) {
        String body = wanted.put("name", wanted.getString("role")).encode();
        Answer made = world.api().send("POST", "/tokens", admin, "application/json", body);
        assertEquals(201, made.status(), made.body());
        return made.json().getString("token");
    }

    private String revoked() {
        world.person("revok", "admin", NOTHING);
        return refusedNow(world.api().loggedOut("revok"));
    }

    private String disabled(String admin) {
        String token = world.person("disab", "admin", NOTHING);
        Answer done = world.api().send("PATCH", "/users/disab", admin, "application/json", "{\"disabled\": true}");
        assertEquals(200, done.status(), done.body());
        return refusedNow(token);
    }

    private String refusedNow(String token) {
        Eventually.get(
                "the end of a session", () -> world.api().get("/me", token).status(), status -> status == 401);
        return token;
    }

    Map<String, String> tokens() {
        return tokens;
    }

    String token(String name) {
        return tokens.get(name);
    }
}
