package dev.manyi.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends connections that trickle: each byte restarts the idle time-out, so a client that sends one now and then would
 * otherwise keep its connection for ever.
 */
final class SlowClients {
    private final ServerLimits limits;
    private final Map<HttpConnection, Watch> watches = new ConcurrentHashMap<>();

    SlowClients(ServerLimits limits) {
        this.limits = limits;
    }

    void connected(HttpConnection connection) {
        watches.put(connection, new Watch());
        connection.closeHandler(closed -> watches.remove(connection));
    }

    void requested(HttpServerRequest request) {
        Watch watch = watches.get(request.connection());
        if (watch != null) {
            watch.begin(request);
        }
    }

    void sweep() {
        watches.forEach((connection, watch) -> watch.check(connection));
    }

    /** One connection: it waits for headers, or takes in a body, or is answered (which has no limit here). */
    private final class Watch {
        private HttpServerRequest current;
        private boolean used;
        private long since = System.nanoTime();
        private long bytes;

        synchronized void begin(HttpServerRequest request) {
            current = request;
            used = true;
            since = System.nanoTime();
            bytes = 0;
        }

        synchronized void check(HttpConnection connection) {
            if (current == null) {
                if (waited() > (used ? limits.idle() : limits.headersWithin()).toNanos()) {
                    connection.close();
                }
            } else if (!current.isEnded()) {
                checkBody(connection);
            } else if (current.response().ended()) {
                current = null;
                since = System.nanoTime();
            }
        }

        private void checkBody(HttpConnection connection) {
            if (waited() <= limits.bodyWithin().toNanos()) {
                return;
            }
            long read = current.bytesRead();
            if (read - bytes >= limits.bodyBytes()) {
                bytes = read;
                since = System.nanoTime();
                return;
            }
            if (!current.response().headWritten()) {
                current.response().putHeader("Connection", "close");
                Problems.send(current, Rejection.of(408, "The body comes too slowly"));
            }
            connection.close();
        }

        private long waited() {
            return System.nanoTime() - since;
        }
    }
}
