package dev.manyi.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * How long an answer may take to begin, from when all of its request is here. It ends before the idle time-out would: a
 * client that waits is told, not dropped.
 */
final class RequestTime {
    private static final int SECONDS_UNTIL_AGAIN = 10;
    private final Duration longest;
    private final Duration look;

    RequestTime(Duration longest) {
        this.longest = longest;
        this.look = longest.compareTo(Duration.ofSeconds(2)) > 0 ? Duration.ofSeconds(1) : longest.dividedBy(2);
    }

    /** Mounts on the root router, before the API. */
    void mount(Router root) {
        root.route("/api/*").handler(ctx -> {
            long[] timer = {0};
            ctx.addEndHandler(done -> ctx.vertx().cancelTimer(timer[0]));
            watch(ctx, timer, false, look);
            ctx.next();
        });
    }

    /** A body may take longer, as long as it keeps coming: {@link SlowClients} looks after that. */
    private void watch(RoutingContext ctx, long[] timer, boolean complete, Duration wait) {
        timer[0] = ctx.vertx().setTimer(wait.toMillis(), late -> {
            HttpServerResponse response = ctx.response();
            if (response.ended() || response.closed() || response.headWritten()) {
                return;
            }
            if (complete) {
                ctx.fail(Rejection.busy(503, "The answer takes too long; ask again later", SECONDS_UNTIL_AGAIN));
            } else {
                boolean here = ctx.request().isEnded();
                watch(ctx, timer, here, here ? longest.minus(look) : look);
            }
        });
    }
}
