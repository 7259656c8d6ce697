package dev.manyi.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How much one client may ask of the API: a minute's worth at once, and then as it comes back, evenly. Machines that send
 * and screens that listen are counted apart from those that ask, and what a machine sent with success is not counted at all:
 * a page that asks too much from the same address never keeps facts out.
 */
final class RateLimit {
    static final int MOST_CLIENTS = 50_000;
    private static final String THE_REST = "";
    private static final int FIRST_REFUSAL = 400;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final long interval;
    private final LongSupplier nanos;
    /** Until when each client has used up its share, as a moment: it has a whole minute's worth when that is past. */
    private final Map<String, Long> used = new HashMap<>();

    private long swept;

    RateLimit(int perMinute, LongSupplier nanos) {
        this.interval = MINUTE / perMinute;
        this.nanos = nanos;
        this.swept = nanos.getAsLong() - SECOND;
    }

    /** Mounts on the root router, before the API. */
    void mount(Router root) {
        root.route("/api/*").handler(this::check);
    }

    private void check(RoutingContext ctx) {
        String client = client(ctx.normalizedPath(), ClientAddress.of(ctx));
        Duration wait = take(client);
        if (!wait.isZero()) {
            int seconds = (int) wait.plusMillis(999).toSeconds();
            ctx.fail(Rejection.busy(
                    429, "Too many requests from this address; ask again in " + seconds + " s", seconds));
            return;
        }
        if (isSending(ctx.normalizedPath())) {
            ctx.addEndHandler(done -> {
                if (ctx.response().getStatusCode() < FIRST_REFUSAL) {
                    giveBack(client);
                }
            });
        }
        ctx.next();
    }

    private static String client(String path, String address) {
        String purpose = isSending(path) ? "send " : path.endsWith("/live") ? "listen " : "ask ";
        return purpose + ClientAddress.network(address);
    }

    private static boolean isSending(String path) {
        return path.startsWith("/api/v1/ingest/");
    }

    /** Zero, or how long to wait when the client has used up what it may. */
    synchronized Duration take(String client) {
        long now = nanos.getAsLong();
        String counted = counted(client, now);
        long from = later(used.getOrDefault(counted, now), now);
        long early = from + interval - now - MINUTE;
        if (early > 0) {
            return Duration.ofNanos(early);
        }
        used.put(counted, from + interval);
        return Duration.ZERO;
    }

    private synchronized void giveBack(String client) {
        used.computeIfPresent(client, (known, until) -> until - interval);
    }

    synchronized int clients() {
        return used.size();
    }

    /**
     * Only clients that have their whole share again are forgotten, so nobody wins by crowding himself out. When all places
     * are taken, newcomers share one.
     */
    private String counted(String client, long now) {
        if (used.size() >= MOST_CLIENTS && !used.containsKey(client) && now - swept >= SECOND) {
            swept = now;
            used.values().removeIf(until -> until - now <= 0);
        }
        return used.size() < MOST_CLIENTS || used.containsKey(client) ? client : THE_REST;
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}
