package dev.manyi.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends a connection now. What Vert.x offers to everybody waits until all that was sent is read, which is just what a client
 * that does not read never lets happen; so this reaches for its inner side, as its own idle time-out does.
 */
final class Disconnect {
    private Disconnect() {}

    static void now(HttpConnection connection) {
        ((ConnectionBase) connection).channelHandlerContext().close();
    }
}
