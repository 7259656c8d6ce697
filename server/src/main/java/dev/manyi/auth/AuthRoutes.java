package dev.manyi.auth;

import dev.manyi.http.JsonBody;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import dev.manyi.http.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Logging in and out, and the guard that stands before every other route. */
public final class AuthRoutes implements Guard {
    private static final String PRINCIPAL = "principal";
    private static final String SCHEME = "bearer ";
    private static final int LONGEST_PASSWORD = 256;
    private final Login login;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final About about;

    /** What the server tells those who are logged in about itself. */
    record About(String organisation, ZoneId zone, Clock clock) {}

    AuthRoutes(Login login, AccessTokens accessTokens, RefreshTokens refreshTokens, About about) {
        this.login = login;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.about = about;
    }

    public void mount(Router api) {
        JsonBody.accept(RouteTable.open(api.post("/auth/login"))).respond(this::login);
        JsonBody.accept(RouteTable.open(api.post("/auth/refresh"))).respond(this::refresh);
        JsonBody.accept(RouteTable.open(api.post("/auth/logout"))).respond(this::logout);
        RouteTable.declare(api.get("/me"), RouteTable.SIGNED_IN)
                .handler(this::authenticate)
                .respond(this::me);
    }

    @Override
    public Route permit(Route route, Permission permission) {
        return RouteTable.declare(route, permission.name()).handler(require(permission));
    }

    /** Lets only those pass who have the permission: 401 without a valid token, 403 without the permission. */
    public SecurityPolicyHandler require(Permission permission) {
        return ctx -> authenticate(ctx, who -> {
            if (who.role().may(permission)) {
                ctx.next();
            } else {
                ctx.fail(Rejection.of(403, "The role " + who.role().code() + " may not do this"));
            }
        });
    }

    /** Who asks, on a route behind {@link #require}. */
    public static Principal principal(RoutingContext ctx) {
        Principal principal = ctx.get(PRINCIPAL);
        if (principal == null) {
            throw new IllegalStateException(
                    "No guard stands before " + ctx.currentRoute().getPath());
        }
        return principal;
    }

    /** How long the one who asks stays logged in with this token, on a route behind {@link #require}. */
    public static Instant expiry(RoutingContext ctx) {
        return AccessTokens.expiry(token(ctx.request().getHeader("Authorization")));
    }

    private static String token(String header) {
        return header.substring(SCHEME.length()).strip();
    }

    private void authenticate(RoutingContext ctx) {
        authenticate(ctx, who -> ctx.next());
    }

    private void authenticate(RoutingContext ctx, Handler<Principal> next) {
        String header = ctx.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            ctx.fail(Rejection.unauthorized("Log in first: give an access token as \"Authorization: Bearer …\""));
            return;
        }
        // A body that arrives while the token is checked must wait for its reader.
        ctx.request().pause();
        accessTokens
                .verify(token(header))
                .onComplete(
                        who -> {
                            ctx.request().resume();
                            if (who.isEmpty()) {
                                ctx.fail(Rejection.unauthorized("The access token is not valid or no longer valid"));
                            } else {
                                ctx.put(PRINCIPAL, who.get());
                                next.handle(who.get());
                            }
                        },
                        ctx::fail);
    }

    private Future<JsonObject> login(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String username = body.text("username", 1, 64);
        String password = body.text("password", 1, LONGEST_PASSWORD);
        body.done();
        String address = ctx.request().remoteAddress().hostAddress();
        return login.check(username, password, Optional.ofNullable(address).orElse(""))
                .compose(person ->
                        refreshTokens.issue(person.username()).map(token -> session(person.principal(), token)));
    }

    private Future<JsonObject> refresh(RoutingContext ctx) {
        return refreshTokens
                .renew(refreshToken(ctx))
                .map(renewed -> renewed.map(r -> session(r.person().principal(), r.token()))
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

    private JsonObject session(Principal who, String refreshToken) {
        return new JsonObject()
                .put("access_token", accessTokens.issue(who))
                .put("token_type", "Bearer")
                .put("expires_in", AccessTokens.LIFE.toSeconds())
                .put("refresh_token", refreshToken)
                .put("user", user(who));
    }

    private Future<JsonObject> me(RoutingContext ctx) {
        return Future.succeededFuture(user(principal(ctx))
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
