package dev.manyi.http;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

/** From where a request comes. */
public final class ClientAddress {
    private ClientAddress() {}

    /** The address of whoever connected; empty when it is gone already. */
    public static String of(RoutingContext ctx) {
        SocketAddress remote = ctx.request().remoteAddress();
        return remote == null || remote.hostAddress() == null ? "" : remote.hostAddress();
    }
}
