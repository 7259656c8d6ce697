package dev.manyi.http;

import dev.manyi.log.LogContext;
import dev.manyi.log.LogOutput;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Gives each request a name that answer and log share: the caller's `X-Request-Id` when it is a harmless one, else a new
 * one. The log holds path and status, never query, body or headers: they may tell about people.
 */
public final class RequestIds {
    private static final Logger LOG = LoggerFactory.getLogger(LogOutput.REQUESTS);
    static final String HEADER = "X-Request-Id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^!-~]");
    private static final Pattern SIGNED_LINK = Pattern.compile("^((?:/api/v1)?/d/).+");
    private static final int LONGEST_PATH = 200;

    private RequestIds() {}

    /** Mounts on the root router, before everything else. */
    public static void mount(Router root) {
        root.route().handler(ctx -> {
            String given = ctx.request().getHeader(HEADER);
            String id = given != null && HARMLESS.matcher(given).matches()
                    ? given
                    : UUID.randomUUID().toString();
            long begin = System.nanoTime();
            ctx.put(HEADER, id);
            LogContext.beginRequest(id);
            ctx.response().putHeader(HEADER, id);
            ctx.addEndHandler(done -> log(ctx, id, System.nanoTime() - begin));
            ctx.next();
        });
    }

    /**
     * The path as it may stand in a log: nothing that a terminal would obey, not without end, and without the token of a signed
     * link, which would open what it leads to for whoever reads the log.
     */
    static String path(RoutingContext ctx) {
        return path(ctx.request().path());
    }

    static String path(String asked) {
        String path = SIGNED_LINK
                .matcher(NOT_PRINTABLE.matcher(asked).replaceAll("?"))
                .replaceFirst("$1***");
        return path.substring(0, Math.min(path.length(), LONGEST_PATH));
    }

    static String of(RoutingContext ctx) {
        return ctx.get(HEADER, "-");
    }

    private static void log(RoutingContext ctx, String id, long nanos) {
        int status = ctx.response().getStatusCode();
        LOG.atLevel(status >= 500 ? Level.WARN : Level.DEBUG)
                .addKeyValue("method", ctx.request().method())
                .addKeyValue("path", path(ctx))
                .addKeyValue("status", status)
                .addKeyValue("millis", nanos / 1_000_000)
                .addKeyValue("bytes", ctx.response().bytesWritten())
                .log(
                        "{} {} {} {} {} ms {} bytes",
                        id,
                        ctx.request().method(),
                        path(ctx),
                        status,
                        nanos / 1_000_000,
                        ctx.response().bytesWritten());
    }
}
