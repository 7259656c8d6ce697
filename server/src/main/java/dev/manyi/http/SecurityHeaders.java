package dev.manyi.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;

/** What tells browsers to run nothing but our own files, to show us in no frame, and to keep no copy of answers. */
public final class SecurityHeaders {
    static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** None of these is ever used. */
    static final String PERMISSIONS =
            "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(),"
                    + " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private static final String A_YEAR = "max-age=31536000";

    private SecurityHeaders() {}

    /** Mounts on the root router, before whatever answers. */
    public static void mount(Router root) {
        root.route().handler(ctx -> {
            apply(ctx.request());
            if (ctx.normalizedPath().startsWith("/api/")) {
                ctx.response().putHeader("Cache-Control", "no-store");
            }
            ctx.next();
        });
    }

    static void apply(HttpServerRequest request) {
        if (request.isSSL()) {
            // In plain HTTP it means nothing, and a proxy that does TLS says it itself.
            request.response().putHeader("Strict-Transport-Security", A_YEAR);
        }
        request.response()
                .putHeader("Content-Security-Policy", CSP)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Embedder-Policy", "require-corp")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", PERMISSIONS);
    }
}
