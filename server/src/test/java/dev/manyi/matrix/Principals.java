package dev.manyi.matrix;

import dev.manyi.auth.Scope;
import dev.manyi.surfaces.Eventually;
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
        tokens.put("wall", world.person("wall", "wall", store("S1")));
        tokens.put("ingst", world.person("ingst", "ingest", NOTHING));
        tokens.put("admin", world.api().login("admin"));
        tokens.put("expir", world.expired("exec"));
        tokens.put("revok", revoked());
        tokens.put("disab", disabled());
    }

    private static Scope store(String code) {
        return Scope.of(Set.of(), Set.of(code));
    }

    private String revoked() {
        world.person("revok", "admin", NOTHING);
        return world.api().loggedOut("revok");
    }

    private String disabled() {
        String token = world.person("disab", "admin", NOTHING);
        world.sql("UPDATE person SET disabled = true WHERE username = 'disab'");
        world.sql("INSERT INTO ended_session (session, forget_at)"
                + " SELECT family, '2026-12-01T00:00Z' FROM refresh_token WHERE username = 'disab'");
        Eventually.get(
                "a session that ended", () -> world.api().get("/me", token).status(), status -> status == 401);
        return token;
    }

    Map<String, String> tokens() {
        return tokens;
    }

    String token(String name) {
        return tokens.get(name);
    }
}
