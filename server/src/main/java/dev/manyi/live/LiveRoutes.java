package dev.manyi.live;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.change.News;
import dev.manyi.change.Position;
import dev.manyi.http.Rejection;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** `GET /live`: a stream of server-sent events that ends with the access token it was opened with. */
public final class LiveRoutes {
    private static final int SECONDS_UNTIL_ROOM = 5;
    /** A wall's token may have no end; a stream has one. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Vertx vertx;
    private final LiveHub hub;
    private final Guard guard;
    private final Clock clock;

    public LiveRoutes(Vertx vertx, LiveHub hub, Guard guard, Clock clock) {
        this.vertx = vertx;
        this.hub = hub;
        this.guard = guard;
        this.clock = clock;
    }

    public void mount(Router api) {
        guard.permit(api.get("/live"), Permission.KPI_READ).handler(this::listen);
    }

    private void listen(RoutingContext ctx) {
        if (hub.isFull()) {
            throw Rejection.busy(
                    503, "As many listen already as one server tells: come again later", SECONDS_UNTIL_ROOM);
        }
        String last = ctx.request().getHeader("Last-Event-ID");
        HttpServerResponse response = ctx.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                // Compressed, events would wait in the compressor until there are enough of them; proxies wait
                // likewise.
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader("X-Accel-Buffering", "no");
        boolean resumes = last != null && !last.isEmpty();
        LiveClient client = new LiveClient(response, BearerGuard.principal(ctx), hub.limits(), hub.position(), resumes);
        long expiry = vertx.setTimer(untilExpiry(ctx), late -> client.expire());
        ctx.addEndHandler(ended -> {
            vertx.cancelTimer(expiry);
            hub.leave(client);
        });
        hub.join(client);
        if (resumes) {
            resume(client, Position.parse(last));
        }
    }

    private long untilExpiry(RoutingContext ctx) {
        Duration left = Duration.between(
                clock.instant(), BearerGuard.principal(ctx).session().until());
        return left.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : Math.max(1, left.toMillis());
    }

    /** From wherever it left off, on whatever server that was; what can not be continued begins anew. */
    private void resume(LiveClient client, Optional<Position> leftOff) {
        if (leftOff.isEmpty()) {
            client.catchUp(new News(hub.position(), true, List.of()));
            return;
        }
        // Without an answer it is to come again: with the position that it has.
        hub.missed(leftOff.get()).onSuccess(client::catchUp).onFailure(failure -> client.drop());
    }
}
