package dev.manyi.http;

import dev.manyi.config.Settings;
import dev.manyi.config.Settings.Listen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Where the server meets the network: who asks, how much, how long, from which pages; in plain HTTP or HTTPS. */
public final class Edge {
    /** Below the idle time-out, which would end the connection without a word. */
    private static final Duration LONGEST_WORK = Duration.ofSeconds(25);

    private final Settings.Web web;
    private final Optional<Https> https;

    private Edge(Settings.Web web, Clock clock) {
        this.web = web;
        this.https = web.tls().map(files -> Https.of(files, clock));
    }

    /** Reads the certificate: blocks. */
    public static Edge of(Settings.Web web, Clock clock) {
        return new Edge(web, clock);
    }

    /** Blocks. @throws dev.manyi.config.InvalidSettings when the certificate can not serve */
    public static void check(Settings.Web web) {
        web.tls().ifPresent(Certificate::read);
    }

    /** The ports that are open; `plain` only sends on. */
    public record Ports(HttpServer pages, Optional<HttpServer> plain) {
        /** Takes no more connections, and ends each when its request is answered, or when the time is over. */
        public Future<Void> stop(Duration within) {
            return Future.join(Stream.concat(Stream.of(pages), plain.stream())
                            .map(server -> server.shutdown(within.toMillis(), TimeUnit.MILLISECONDS))
                            .toList())
                    .mapEmpty();
        }
    }

    /** Mounts on the root router, before whatever does work. */
    public void mount(Router root) {
        ClientAddress.mount(root, web.trustedProxies());
        new Origins(web.origins()).mount(root);
        new RateLimit(web.requestsPerMinute(), System::nanoTime).mount(root);
        new RequestTime(LONGEST_WORK).mount(root);
    }

    public Future<Ports> listen(Vertx vertx, Listen at, Router root) {
        HttpServerOptions options = ServerLimits.DEFAULT.options();
        https.ifPresent(tls -> tls.apply(options));
        return ServerLimits.DEFAULT
                .listen(vertx, at, options, web.trustedProxies(), root)
                .onSuccess(server -> https.ifPresent(tls -> tls.keepFresh(vertx, server)))
                .compose(server -> plain(vertx, at.host(), server).map(plain -> new Ports(server, plain)));
    }

    private Future<Optional<HttpServer>> plain(Vertx vertx, String host, HttpServer secure) {
        Optional<Integer> port = web.tls().flatMap(Settings.Tls::redirectPort);
        if (port.isEmpty() || https.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        HttpsRedirect redirect = new HttpsRedirect(secure::actualPort, https.get()::names);
        return ServerLimits.DEFAULT
                .listen(vertx, new Listen(host, port.get()), redirect)
                .map(Optional::of);
    }
}
