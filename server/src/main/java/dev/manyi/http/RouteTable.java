package dev.manyi.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a router holds, for the rules that hold for all routes: each is in the contract, and each says who may use it. */
public final class RouteTable {
    /** For routes that need a login and no particular permission. */
    public static final String SIGNED_IN = "SIGNED_IN";

    private static final String OPEN = "OPEN";
    private static final String PERMISSION = "permission";

    private RouteTable() {}

    /** Says who may use a route. Enforcing it is the business of the handler that follows. */
    public static Route declare(Route route, String permission) {
        return route.putMetadata(PERMISSION, permission);
    }

    /** Declares that anybody may use a route, logged in or not. */
    public static Route open(Route route) {
        return declare(route, OPEN);
    }

    /** Methods and path templates of all endpoints: the routes that name a method. */
    public static Set<Operation> operations(Router router) {
        return router.getRoutes().stream()
                .filter(RouteTable::endpoint)
                .flatMap(RouteTable::operations)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that anybody may use. */
    public static Set<Operation> open(Router router) {
        return router.getRoutes().stream()
                .filter(RouteTable::endpoint)
                .filter(route -> OPEN.equals(route.getMetadata(PERMISSION)))
                .flatMap(RouteTable::operations)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The endpoints that do not say who may use them; must be empty. */
    public static List<Operation> undeclared(Router router) {
        return router.getRoutes().stream()
                .filter(RouteTable::endpoint)
                .filter(route -> route.getMetadata(PERMISSION) == null)
                .flatMap(RouteTable::operations)
                .sorted()
                .toList();
    }

    /** HEAD is a GET without its body, not an operation of its own. */
    private static Stream<Operation> operations(Route route) {
        return route.methods().stream()
                .filter(method -> !method.equals(HttpMethod.HEAD))
                .map(method -> new Operation(method.name(), template(route)));
    }

    private static boolean endpoint(Route route) {
        return route.methods() != null && !route.methods().isEmpty();
    }

    private static String template(Route route) {
        String path = route.getPath() == null ? route.getName() : route.getPath();
        return path.replaceAll(":(\\w+)", "{$1}");
    }
}
