package dev.manyi.auth;

import dev.manyi.fact.FactKind;
import dev.manyi.http.JsonBody;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The tokens of machines and walls: `/tokens`. */
public final class TokenRoutes {
    private static final int MOST_PLACES = 1_000;
    private static final int LONGEST_CODE = 64;
    private static final List<String> KINDS =
            Arrays.stream(FactKind.values()).map(FactKind::plural).toList();
    private final TokenService tokens;
    private final EndedSessions ended;
    private final Guard guard;

    TokenRoutes(TokenService tokens, EndedSessions ended, Guard guard) {
        this.tokens = tokens;
        this.ended = ended;
        this.guard = guard;
    }

    public void mount(Router api) {
        guard.permit(api.get("/tokens"), Permission.PEOPLE).respond(this::list);
        JsonBody.accept(guard.permit(api.post("/tokens"), Permission.PEOPLE)).respond(this::add);
        guard.permit(api.delete("/tokens/:id"), Permission.PEOPLE).respond(this::revoke);
    }

    private Future<JsonObject> list(RoutingContext ctx) {
        return tokens.all()
                .map(all -> new JsonObject()
                        .put(
                                "tokens",
                                new JsonArray(
                                        all.stream().map(TokenRoutes::json).toList()))
                        .put("total", all.size()));
    }

    private Future<JsonObject> add(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String name = body.text("name", 1, 100);
        String role = body.choice("role", NewToken.ROLES);
        List<String> kinds = body.optionalChoices("kinds", KINDS);
        boolean everything = body.optionalFlag("everything").orElse(false);
        List<String> regions = body.texts("regions", MOST_PLACES, LONGEST_CODE);
        List<String> stores = body.texts("stores", MOST_PLACES, LONGEST_CODE);
        Optional<Integer> days = body.optionalNumber("expires_in_days", 1, NewToken.MOST_DAYS);
        body.done();
        NewToken wanted = new NewToken(
                name, Role.of(role).orElseThrow(), set(kinds), everything, set(regions), set(stores), days);
        return tokens.add(wanted, BearerGuard.actor(ctx)).map(issued -> {
            ctx.response().setStatusCode(201);
            return json(issued.token()).put("token", issued.text());
        });
    }

    private Future<Void> revoke(RoutingContext ctx) {
        return tokens.revoke(id(ctx.pathParam("id")), BearerGuard.actor(ctx)).compose(revoked -> ended.look());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Rejection.of(404, "There is no such token");
        }
    }

    private static Set<String> set(List<String> values) {
        return Set.copyOf(values);
    }

    private static JsonObject json(MachineToken token) {
        return new JsonObject()
                .put("id", token.id().toString())
                .put("name", token.name())
                .put("role", token.role().code())
                .put("kinds", new JsonArray(token.kinds()))
                .put("everything", token.everything())
                .put("regions", new JsonArray(token.regions()))
                .put("stores", new JsonArray(token.stores()))
                .put("created_by", token.createdBy())
                .put("created_at", token.createdAt().toString())
                .put("expires_at", text(token.expiresAt()))
                .put("last_used_at", text(token.lastUsedAt()))
                .put("revoked_at", text(token.revokedAt()));
    }

    private static String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }
}
