package dev.manyi.http;

import dev.manyi.db.DatabaseUnavailable;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures become HTTP answers: `application/problem+json` (RFC 9457), without internals. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int FIRST_ERROR = 400;
    private static final int LAST_ERROR = 511;
    private static final int GONE = 200;
    /** What a handler may have said about the answer that it then failed to give. */
    private static final List<String> OF_THE_LOST_ANSWER = List.of(
            "Content-Length", "Content-Encoding", "Content-Disposition", "ETag", "Last-Modified", "Transfer-Encoding");

    private Problems() {}

    /**
     * Mounts on the root router. Error handlers, not a failure handler: a route that matches everything would make the
     * router forget that it had found the path with another method.
     */
    public static void mount(Router root) {
        for (int status = FIRST_ERROR; status <= LAST_ERROR; status++) {
            int known = status;
            root.errorHandler(status, ctx -> answer(ctx, known));
        }
        // What reads bodies fails with this when its client is gone; unanswered, the log would call it an unhandled
        // error.
        root.errorHandler(GONE, ctx -> {});
    }

    private static void answer(RoutingContext ctx, int status) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // Too late for words: a broken connection at least can not be taken for a whole answer.
            LOG.error("Request {} failed after its answer had begun", RequestIds.of(ctx), ctx.failure());
            ctx.request().connection().close();
            return;
        }
        send(ctx.request(), rejection(ctx, status));
    }

    private static Rejection rejection(RoutingContext ctx, int status) {
        Throwable failure = ctx.failure();
        if (failure instanceof Rejection known) {
            return known;
        }
        if (failure instanceof DatabaseUnavailable) {
            LOG.warn(
                    "Request {}: the database is not available: {}",
                    RequestIds.of(ctx),
                    String.valueOf(failure.getCause()));
            return Rejection.busy(503, "The database is not available now; send the request again", 5);
        }
        int known = failure instanceof HttpException http ? http.getStatusCode() : status;
        if (known < 500) {
            return Rejection.of(known, detail(known, ctx.request()));
        }
        LOG.error(
                "Request {} failed: {} {}", RequestIds.of(ctx), ctx.request().method(), RequestIds.path(ctx), failure);
        return Rejection.of(500, "Something went wrong here; the log tells more about request " + RequestIds.of(ctx));
    }

    private static String detail(int status, HttpServerRequest request) {
        return switch (status) {
            case 400 -> "The request line or the headers can not be understood";
            case 404 -> "There is nothing at " + request.path();
            case 405 -> request.method() + " is not possible at " + request.path();
            case 413 -> "The body is too large";
            case 414 -> "The address is too long";
            case 415 -> "The content type is not accepted here";
            case 431 -> "The headers are too large";
            default -> "The request can not be answered";
        };
    }

    static void send(HttpServerRequest request, Rejection rejection) {
        HttpServerResponse response = request.response();
        // Not every failure has passed the handler that sets them.
        SecurityHeaders.apply(request);
        OF_THE_LOST_ANSWER.forEach(response.headers()::remove);
        response.setStatusCode(rejection.status());
        JsonObject problem = new JsonObject()
                .put("type", rejection.type())
                .put("title", response.getStatusMessage())
                .put("status", rejection.status())
                .put("detail", rejection.getMessage());
        String id = response.headers().get(RequestIds.HEADER);
        if (id != null) {
            problem.put("request_id", id);
        }
        if (!rejection.errors().isEmpty()) {
            JsonArray errors = new JsonArray();
            rejection
                    .errors()
                    .forEach(e ->
                            errors.add(new JsonObject().put("field", e.field()).put("message", e.message())));
            problem.put("errors", errors);
        }
        rejection.headers().forEach(response::putHeader);
        response.putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(problem.toBuffer());
    }
}
