package dev.manyi.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/**
 * Tells browsers which other sites' pages may read answers of the API (CORS): those that the settings name, letter by
 * letter, and never with credentials of the browser's own, of which there are none. Without the setting nothing is said.
 */
final class Origins {
    private static final String READABLE =
            "ETag, Location, Retry-After, Content-Disposition, WWW-Authenticate, X-Request-Id";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "Authorization, Content-Type, Content-Encoding, Accept-Language, If-None-Match,"
                    + " Idempotency-Key, Last-Event-ID, X-Request-Id";
    private static final String SECONDS = "600";
    private final Set<String> origins;

    Origins(List<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** Mounts on the root router, before the API. */
    void mount(Router root) {
        if (!origins.isEmpty()) {
            root.route("/api/*").handler(this::tell);
        }
    }

    private void tell(RoutingContext ctx) {
        ctx.addHeadersEndHandler(head -> vary(ctx.response()));
        String origin = ctx.request().getHeader("Origin");
        if (origin == null || !origins.contains(origin)) {
            ctx.next();
            return;
        }
        ctx.response().putHeader("Access-Control-Allow-Origin", origin);
        if (ctx.request().method() == HttpMethod.OPTIONS
                && ctx.request().headers().contains("Access-Control-Request-Method")) {
            ctx.response()
                    .putHeader("Access-Control-Allow-Methods", METHODS)
                    .putHeader("Access-Control-Allow-Headers", HEADERS)
                    .putHeader("Access-Control-Max-Age", SECONDS)
                    .setStatusCode(204)
                    .end();
            return;
        }
        ctx.response().putHeader("Access-Control-Expose-Headers", READABLE);
        ctx.next();
    }

    /** At the last moment: whoever answers says himself what else makes a difference. */
    private static void vary(HttpServerResponse response) {
        String already = response.headers().get("Vary");
        response.putHeader("Vary", already == null ? "Origin" : already + ", Origin");
    }
}
