package dev.manyi.auth;

import dev.manyi.evidence.Actor;
import dev.manyi.http.ClientAddress;
import dev.manyi.http.Rejection;
import dev.manyi.http.RouteTable;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.List;
import java.util.Optional;

/** Stands before every route that is not open: 401 without a good token, 403 without the permission. */
public final class BearerGuard implements Guard {
    private static final String PRINCIPAL = "principal";
    private static final String SCHEME = "bearer ";
    private final List<Credentials> credentials;

    /** @param credentials the kinds of tokens there are: the first that knows one decides */
    BearerGuard(List<Credentials> credentials) {
        this.credentials = List.copyOf(credentials);
    }

    @Override
    public Route permit(Route route, Permission permission) {
        return RouteTable.declare(route, permission.name()).handler(require(permission));
    }

    /** For routes that need a login and no particular permission. */
    Route signedIn(Route route) {
        return RouteTable.declare(route, RouteTable.SIGNED_IN).handler(require(null));
    }

    /** Who asks, on a route behind this guard. */
    public static Principal principal(RoutingContext ctx) {
        Principal principal = ctx.get(PRINCIPAL);
        if (principal == null) {
            throw new IllegalStateException(
                    "No guard stands before " + ctx.currentRoute().getPath());
        }
        return principal;
    }

    /** The same for the evidence. */
    public static Actor actor(RoutingContext ctx) {
        return new Actor(principal(ctx).actor(), ClientAddress.of(ctx));
    }

    /** Said by its type, so that the router keeps it before whatever reads a body. */
    private SecurityPolicyHandler require(Permission permission) {
        return ctx -> authenticate(ctx, permission);
    }

    private void authenticate(RoutingContext ctx, Permission permission) {
        String header = ctx.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            ctx.fail(Rejection.unauthorized("Log in first: give an access token as \"Authorization: Bearer …\""));
            return;
        }
        // A body that arrives while the token is checked must wait for its reader.
        ctx.request().pause();
        verify(header.substring(SCHEME.length()).strip(), 0).onComplete(who -> {
            ctx.request().resume();
            if (who.failed()) {
                ctx.fail(who.cause());
            } else {
                pass(ctx, who.result(), permission);
            }
        });
    }

    private Future<Optional<Principal>> verify(String token, int kind) {
        if (kind == credentials.size()) {
            return Future.succeededFuture(Optional.empty());
        }
        return credentials
                .get(kind)
                .verify(token)
                .compose(who -> who.isPresent() ? Future.succeededFuture(who) : verify(token, kind + 1));
    }

    private static void pass(RoutingContext ctx, Optional<Principal> who, Permission permission) {
        if (who.isEmpty()) {
            ctx.fail(Rejection.unauthorized("The access token is not valid or no longer valid"));
        } else if (permission != null && who.get().mustChangePassword()) {
            ctx.fail(Rejection.typed(
                    403,
                    "urn:manyi:problem:password-must-be-changed",
                    "Somebody made up your password: choose one of your own with POST /api/v1/auth/password first"));
        } else if (permission != null && !who.get().role().may(permission)) {
            ctx.fail(Rejection.of(403, "The role " + who.get().role().code() + " may not do this"));
        } else {
            ctx.put(PRINCIPAL, who.get());
            ctx.next();
        }
    }
}
