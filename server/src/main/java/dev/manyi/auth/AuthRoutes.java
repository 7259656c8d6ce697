package dev.manyi.auth;

import dev.manyi.config.Secret;
import dev.manyi.http.ClientAddress;
import dev.manyi.http.JsonBody;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import dev.manyi.http.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Logging in and out. */
public final class AuthRoutes {
    private final Login login;
    private final OwnPassword ownPassword;
    private final AccessTokens accessTokens;
    private final Sessions sessions;
    private final BearerGuard guard;
    private final About about;

    /** What the server tells those who are logged in about itself. */
    record About(String organisation, ZoneId zone, Clock clock) {}

    AuthRoutes(
            Login login,
            OwnPassword ownPassword,
            AccessTokens accessTokens,
            Sessions sessions,
            BearerGuard guard,
            About about) {
        this.login = login;
        this.ownPassword = ownPassword;
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.guard = guard;
        this.about = about;
    }

    public void mount(Router api) {
        JsonBody.accept(RouteTable.open(api.post("/auth/login"))).respond(this::login);
        JsonBody.accept(RouteTable.open(api.post("/auth/refresh"))).respond(this::refresh);
        JsonBody.accept(RouteTable.open(api.post("/auth/logout"))).respond(this::logout);
        JsonBody.accept(guard.signedIn(api.post("/auth/password"))).respond(this::password);
        guard.signedIn(api.get("/me")).respond(this::me);
    }

    private Future<JsonObject> login(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String username = body.text("username", 1, 64);
        String password = body.text("password", 1, PasswordRule.LONGEST);
        body.done();
        return login.login(username, password, ClientAddress.of(ctx)).map(this::session);
    }

    private Future<JsonObject> password(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String current = body.text("current_password", 1, PasswordRule.LONGEST);
        String next = body.text("new_password", 1, PasswordRule.LONGEST);
        body.done();
        return ownPassword
                .change(BearerGuard.principal(ctx), new Secret(current), new Secret(next), ClientAddress.of(ctx))
                .map(this::session);
    }

    private Future<JsonObject> refresh(RoutingContext ctx) {
        return sessions.renew(refreshToken(ctx), ClientAddress.of(ctx))
                .map(renewed -> renewed.map(this::session)
                        .orElseThrow(() -> Rejection.unauthorized("The session is over; log in again")));
    }

    private Future<Void> logout(RoutingContext ctx) {
        return sessions.logout(refreshToken(ctx), ClientAddress.of(ctx));
    }

    private static String refreshToken(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String token = body.text("refresh_token", 1, 128);
        body.done();
        return token;
    }

    private JsonObject session(Sessions.Step step) {
        Instant until = about.clock().instant().plus(AccessTokens.LIFE);
        Principal who = step.person().principal(new Principal.Session(step.session(), until));
        return new JsonObject()
                .put("access_token", accessTokens.issue(who))
                .put("token_type", "Bearer")
                .put("expires_in", AccessTokens.LIFE.toSeconds())
                .put("refresh_token", step.token())
                .put("user", user(who));
    }

    private Future<JsonObject> me(RoutingContext ctx) {
        return Future.succeededFuture(user(BearerGuard.principal(ctx))
                .put("organisation", about.organisation())
                .put("zone", about.zone().getId())
                .put(
                        "today",
                        LocalDate.ofInstant(about.clock().instant(), about.zone())
                                .toString()));
    }

    private static JsonObject user(Principal who) {
        return new JsonObject()
                .put("username", who.username())
                .put("display_name", who.displayName())
                .put("role", who.role().code())
                .put("must_change_password", who.mustChangePassword())
                .put("regions", Account.sorted(who.scope().regions()))
                .put("stores", Account.sorted(who.scope().stores()))
                .put("permissions", new JsonArray(who.role().permissions()));
    }
}
