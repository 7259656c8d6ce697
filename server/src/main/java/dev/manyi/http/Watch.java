package dev.manyi.http;

import dev.manyi.http.ServerLimits.Pace;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;

/** One connection: it waits for headers, takes in a body, works, or sends an answer. */
final class Watch {
    private final ServerLimits limits;
    private final String client;
    private HttpServerRequest current;
    private boolean used;
    private boolean sending;
    private long since = System.nanoTime();
    private long bytes;

    Watch(ServerLimits limits, String client) {
        this.limits = limits;
        this.client = client;
    }

    String client() {
        return client;
    }

    boolean isWaiting() {
        return current == null;
    }

    void begin(HttpServerRequest request) {
        current = request;
        used = true;
        sending = false;
        begin(0);
    }

    private void begin(long from) {
        since = System.nanoTime();
        bytes = from;
    }

    /** Ends the connection when it is too slow; true when it has just become free for another request. */
    boolean check(HttpConnection connection) {
        if (current == null) {
            if (waited() > (used ? limits.idle() : limits.headersWithin()).toNanos()) {
                Disconnect.now(connection);
            }
        } else if (current.isEnded() && current.response().ended()) {
            current = null;
            begin(0);
            return true;
        } else if (!current.isEnded()) {
            checkBody(connection);
        } else {
            checkReading(connection);
        }
        return false;
    }

    private void checkBody(HttpConnection connection) {
        if (keeps(limits.body(), current.bytesRead())) {
            return;
        }
        if (!current.response().headWritten()) {
            current.response().putHeader("Connection", "close");
            Problems.send(current, Rejection.of(408, "The body comes too slowly"));
        }
        connection.close();
    }

    /** While there is room in the queue it is us who have nothing to send. */
    private void checkReading(HttpConnection connection) {
        if (!current.response().writeQueueFull()) {
            sending = false;
        } else if (!sending) {
            sending = true;
            begin(current.response().bytesWritten());
        } else if (!keeps(limits.reading(), current.response().bytesWritten())) {
            Disconnect.now(connection);
        }
    }

    /** Not yet long enough to tell, or enough in that time. */
    private boolean keeps(Pace pace, long now) {
        if (waited() <= pace.within().toNanos()) {
            return true;
        }
        boolean enough = now - bytes >= pace.bytes();
        if (enough) {
            begin(now);
        }
        return enough;
    }

    private long waited() {
        return System.nanoTime() - since;
    }
}
