package dev.manyi.testing;

import dev.manyi.auth.Guard;
import dev.manyi.auth.Principal;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Who asks in a test of routes without a login. */
public final class Somebody {
    private Somebody() {}

    public static Principal with(Role role, Scope scope) {
        return until(role, scope, Instant.MAX);
    }

    public static Principal until(Role role, Scope scope, Instant end) {
        return who("somebody", role, scope, end);
    }

    public static Principal named(String username, Role role, Scope scope) {
        return who(username, role, scope, Instant.MAX);
    }

    private static Principal who(String username, Role role, Scope scope, Instant end) {
        return new Principal(
                username, "Somebody", role, scope, Set.of(), new Principal.Session(UUID.randomUUID(), end));
    }

    /** Lets everybody pass as whoever the request stands for. */
    public static Guard guard(Function<RoutingContext, Principal> who) {
        return (route, permission) -> route.handler(ctx -> {
            ctx.put("principal", who.apply(ctx));
            ctx.next();
        });
    }
}
