package dev.manyi.http;

import dev.manyi.db.DatabaseUnavailable;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures become HTTP answers: `application/problem+json` (RFC 9457), without internals. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** Mounts on the root router: statuses that no route produced, and failures of all routes. */
    public static void mount(Router root) {
        root.route().last().failureHandler(Problems::answer);
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431, 500, 501, 503}) {
            root.errorHandler(status, Problems::answer);
        }
    }

    private static void answer(RoutingContext ctx) {
        if (ctx.response().ended() || ctx.response().closed()) {
            return;
        }
        Rejection rejection = rejection(ctx);
        if (ctx.response().headWritten()) {
            ctx.response().reset();
            return;
        }
        send(ctx.response(), rejection);
    }

    private static Rejection rejection(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof Rejection known) {
            return known;
        }
        if (failure instanceof DatabaseUnavailable) {
            LOG.warn("The database is not available: {}", String.valueOf(failure.getCause()));
            return Rejection.busy(503, "The database is not available now; send the request again", 5);
        }
        if (failure instanceof HttpException http && http.getStatusCode() < 500) {
            return Rejection.of(http.getStatusCode(), detail(http.getStatusCode(), ctx));
        }
        int status = ctx.statusCode();
        if (failure == null && status >= 400 && status < 500) {
            return Rejection.of(status, detail(status, ctx));
        }
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {} at {} {}", incident, ctx.request().method(), ctx.normalizedPath(), failure);
        return Rejection.of(500, "Something went wrong here; the log names it as incident " + incident);
    }

    private static String detail(int status, RoutingContext ctx) {
        return switch (status) {
            case 404 -> "There is nothing at " + ctx.request().path();
            case 405 ->
                ctx.request().method() + " is not possible at " + ctx.request().path();
            case 413 -> "The body is too large";
            default -> HttpResponseStatus.valueOf(status).reasonPhrase();
        };
    }

    static void send(HttpServerResponse response, Rejection rejection) {
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(rejection.status()).reasonPhrase())
                .put("status", rejection.status())
                .put("detail", rejection.getMessage());
        if (!rejection.errors().isEmpty()) {
            JsonArray errors = new JsonArray();
            rejection
                    .errors()
                    .forEach(e ->
                            errors.add(new JsonObject().put("field", e.field()).put("message", e.message())));
            problem.put("errors", errors);
        }
        rejection.headers().forEach(response::putHeader);
        response.setStatusCode(rejection.status())
                .putHeader("Content-Type", "application/problem+json")
                .end(problem.toBuffer());
    }
}
