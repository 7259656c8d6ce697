package dev.manyi.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request a name that answer and log share: the caller's `X-Request-Id` when it is a harmless one, else a new
 * one. The log holds path and status, never query, body or headers: they may tell about people.
 */
public final class RequestIds {
    private static final Logger LOG = LoggerFactory.getLogger("dev.manyi.http.access");
    private static final String HEADER = "X-Request-Id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^!-~]");
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
            ctx.response().putHeader(HEADER, id);
            ctx.addEndHandler(done -> log(ctx, id, System.nanoTime() - begin));
            ctx.next();
        });
    }

    /** The path as it may stand in a log: nothing that a terminal would obey, and not without end. */
    static String path(RoutingContext ctx) {
        String path = NOT_PRINTABLE.matcher(ctx.request().path()).replaceAll("?");
        return path.substring(0, Math.min(path.length(), LONGEST_PATH));
    }

    static String of(RoutingContext ctx) {
        return ctx.get(HEADER, "-");
    }

    private static void log(RoutingContext ctx, String id, long nanos) {
        int status = ctx.response().getStatusCode();
        String line = "{} {} {} {} {} ms {} bytes";
        Object[] values = {
            id,
            ctx.request().method(),
            path(ctx),
            status,
            nanos / 1_000_000,
            ctx.response().bytesWritten()
        };
        if (status >= 500) {
            LOG.warn(line, values);
        } else {
            LOG.debug(line, values);
        }
    }
}
