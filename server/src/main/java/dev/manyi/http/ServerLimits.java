package dev.manyi.http;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.manyi.config.Network;
import dev.manyi.config.Settings.Listen;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What clients may cost. Vert.x waits for ever by default; here an idle connection ends, headers must arrive within their
 * time, a body must keep coming (routes must not pause a request longer than its pace allows), and so must its reader take
 * an answer. `connections` bounds those of all clients together, `connectionsOfOne` those of one.
 */
public record ServerLimits(
        Duration idle, Duration headersWithin, Pace body, Pace reading, int connections, int connectionsOfOne) {
    /** So many bytes at least in each stretch of time. */
    record Pace(int bytes, Duration within) {}

    public static final ServerLimits DEFAULT = new ServerLimits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            new Pace(10 * 1024, Duration.ofSeconds(10)),
            // In longer steps: what is on its way in buffers is not seen as read.
            new Pace(256 * 1024, Duration.ofSeconds(30)),
            mostConnections(),
            2_500);
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;

    /** Starts a server with these limits. Port 0 takes a free one. */
    public Future<HttpServer> listen(Vertx vertx, Listen at, Handler<HttpServerRequest> requests) {
        return listen(vertx, at, options(), List.of(), requests);
    }

    Future<HttpServer> listen(
            Vertx vertx,
            Listen at,
            HttpServerOptions options,
            List<Network> proxies,
            Handler<HttpServerRequest> requests) {
        HttpServer server = vertx.createHttpServer(options);
        SlowClients slow = new SlowClients(this, proxies);
        long sweep = vertx.setPeriodic(Math.min(1_000, headersWithin.toMillis() / 2), timer -> slow.sweep());
        return server.connectionHandler(slow::connected)
                .requestHandler(request -> {
                    slow.requested(request);
                    requests.handle(request);
                })
                .invalidRequestHandler(ServerLimits::invalid)
                .listen(at.port(), at.host())
                .onFailure(e -> vertx.cancelTimer(sweep));
    }

    HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout((int) idle.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxFormFields(64)
                .setMaxFormAttributeSize(LONGEST_LINE)
                .setMaxFormBufferedBytes(LONGEST_LINE)
                .setDecompressionSupported(false)
                .setCompressionSupported(true)
                .setCompressionContentSizeThreshold(1_024)
                .setHttp2ClearTextEnabled(false);
    }

    /** Half of the files that this process may have open: the rest is for the database, jobs and the jars. */
    private static int mostConnections() {
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
        return (int) Math.min(8_000, files / 2);
    }

    /** Answers what is not HTTP; no router sees it. */
    private static void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        request.response().putHeader("Connection", "close");
        Problems.send(request, malformed(cause));
        request.connection().close();
    }

    private static Rejection malformed(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Rejection.of(414, "The address is longer than " + LONGEST_LINE + " characters");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return Rejection.of(431, "The headers are larger than " + LONGEST_HEADERS + " bytes");
        }
        return Rejection.of(400, "The request line or the headers can not be understood");
    }
}
