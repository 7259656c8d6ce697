package dev.manyi.auth;

import dev.manyi.http.ClientAddress;
import dev.manyi.http.JsonBody;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import dev.manyi.http.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Logging in and out. */
public final class AuthRoutes {
    private static final int LONGEST_PASSWORD = 256;
    private final Login login;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final BearerGuard guard;
    private final About about;

    /** What the server tells those who are logged in about itself. */
    record About(String organisation, ZoneId zone, Clock clock) {}

    AuthRoutes(Login login, AccessTokens accessTokens, RefreshTokens refreshTokens, BearerGuard guard, About about) {
        this.login = login;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.guard = guard;
        this.about = about;
    }

    public void mount(Router api) {
        JsonBody.accept(RouteTable.open(api.post("/auth/login"))).respond(this::login);
        JsonBody.accept(RouteTable.open(api.post("/auth/refresh"))).respond(this::refresh);
        JsonBody.accept(RouteTable.open(api.post("/auth/logout"))).respond(this::logout);
        guard.signedIn(api.get("/me")).respond(this::me);
    }

    private Future<JsonObject> login(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String username = body.text("username", 1, 64);
        String password = body.text("password", 1, LONGEST_PASSWORD);
        body.done();
        return login.check(username, password, ClientAddress.of(ctx))
                .compose(refreshTokens::issue)
                .map(this::session);
    }

    private Future<JsonObject> refresh(RoutingContext ctx) {
        return refreshTokens
                .renew(refreshToken(ctx))
                .map(renewed -> renewed.map(this::session)
                        .orElseThrow(() -> Rejection.unauthorized("The session is over; log in again")));
    }

    private Future<Void> logout(RoutingContext ctx) {
        return refreshTokens.revoke(refreshToken(ctx));
    }

    private static String refreshToken(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String token = body.text("refresh_token", 1, 128);
        body.done();
        return token;
    }

    private JsonObject session(RefreshTokens.Step step) {
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
                .put("role", who.role().code());
    }
}
