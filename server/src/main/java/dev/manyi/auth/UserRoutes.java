package dev.manyi.auth;

import dev.manyi.config.Secret;
import dev.manyi.http.JsonBody;
import dev.manyi.http.JsonFields;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looking after people. */
public final class UserRoutes {
    private static final int LONGEST_CODE = 64;
    private static final int MOST_CODES = 500;
    private final People people;
    private final Guard guard;

    UserRoutes(People people, Guard guard) {
        this.people = people;
        this.guard = guard;
    }

    public void mount(Router api) {
        guard.permit(api.get("/users"), Permission.PEOPLE).respond(ctx -> list());
        JsonBody.accept(guard.permit(api.post("/users"), Permission.PEOPLE)).respond(this::add);
        guard.permit(api.get("/users/:username"), Permission.PEOPLE)
                .respond(ctx -> people.find(username(ctx)).map(Account::toJson));
        JsonBody.accept(guard.permit(api.patch("/users/:username"), Permission.PEOPLE))
                .respond(this::change);
        JsonBody.accept(guard.permit(api.post("/users/:username/password"), Permission.PEOPLE))
                .respond(this::reset);
        guard.permit(api.delete("/users/:username/sessions"), Permission.PEOPLE)
                .respond(ctx -> people.endSessions(BearerGuard.actor(ctx), username(ctx)));
    }

    private Future<JsonObject> list() {
        return people.list()
                .map(accounts -> new JsonObject()
                        .put(
                                "users",
                                new JsonArray(
                                        accounts.stream().map(Account::toJson).toList()))
                        .put("total", accounts.size()));
    }

    private Future<JsonObject> add(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String username = body.text("username", 1, 64);
        Optional<String> displayName = Optional.ofNullable(body.text("display_name", 1, 100));
        Optional<Role> role =
                Optional.ofNullable(body.choice("role", Role.codes())).flatMap(Role::of);
        PersonChange what =
                new PersonChange(displayName, role, codes(body, "regions"), codes(body, "stores"), Optional.empty());
        Optional<Secret> chosen = password(body);
        body.done();
        return people.add(BearerGuard.actor(ctx), username, what, chosen).map(added -> {
            ctx.response().setStatusCode(201);
            JsonObject answer = added.account().toJson();
            added.password().ifPresent(password -> answer.put("password", password.reveal()));
            return answer;
        });
    }

    private Future<JsonObject> change(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        PersonChange change = new PersonChange(
                body.optionalText("display_name", 1, 100),
                body.optionalChoice("role", Role.codes()).flatMap(Role::of),
                codes(body, "regions"),
                codes(body, "stores"),
                body.optionalFlag("disabled"));
        body.done();
        return people.change(BearerGuard.actor(ctx), username(ctx), change).map(Account::toJson);
    }

    private Future<JsonObject> reset(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        Optional<Secret> chosen = password(body);
        body.done();
        return people.reset(BearerGuard.actor(ctx), username(ctx), chosen)
                .map(madeUp -> madeUp.map(password -> new JsonObject().put("password", password.reveal()))
                        .orElseGet(JsonObject::new));
    }

    private static Optional<Secret> password(JsonFields body) {
        return body.optionalText("password", 1, PasswordRule.LONGEST).map(Secret::new);
    }

    private static Optional<Set<String>> codes(JsonFields body, String name) {
        List<String> codes = body.texts(name, MOST_CODES, LONGEST_CODE);
        return body.has(name) ? Optional.of(Set.copyOf(codes)) : Optional.empty();
    }

    private static String username(RoutingContext ctx) {
        return ctx.pathParam("username");
    }
}
