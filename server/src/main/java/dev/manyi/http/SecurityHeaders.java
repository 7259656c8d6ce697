package dev.manyi.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;

/** What tells browsers to run nothing but our own files, to show us in no frame, and to keep no copy of answers. */
public final class SecurityHeaders {
    static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** Mounts on the root router, before whatever answers. */
    public static void mount(Router root) {
        root.route().handler(ctx -> {
            apply(ctx.response());
            if (ctx.normalizedPath().startsWith("/api/")) {
                ctx.response().putHeader("Cache-Control", "no-store");
            }
            ctx.next();
        });
    }

    static void apply(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", CSP)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Embedder-Policy", "require-corp")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
