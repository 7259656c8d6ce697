package dev.manyi.live;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.EndedSessions;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.change.ChangeLogQueries;
import dev.manyi.http.Problems;
import dev.manyi.job.JobQueries;
import dev.manyi.live.EventStream.Event;
import dev.manyi.testing.Somebody;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What listening may cost, and when it ends. */
class LiveLimitsTest {
    private static final long NOW = Instant.parse("2026-10-20T04:00:00Z").getEpochSecond();
    private final TestDatabase db = TestDatabase.create();
    private LiveHub hub;
    private HttpServer server;

    @AfterEach
    void close() {
        await(server.close());
        db.close();
    }

    private String serve(LiveLimits limits) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
        EndedSessions ended = new EndedSessions(db.vertx(), db.database(), clock);
        hub = new LiveHub(
                db.vertx(),
                db.database(),
                new ChangeLogQueries(db.database()),
                new JobQueries(db.database()),
                ended,
                limits);
        await(hub.start());
        Router root = Router.router(db.vertx());
        Router api = Router.router(db.vertx());
        new LiveRoutes(db.vertx(), hub, Somebody.guard(ctx -> Somebody.until(Role.WALL, Scope.ALL, until(ctx))), clock)
                .mount(api);
        root.route("/api/v1/*").subRouter(api);
        Problems.mount(root);
        // Little fits into the socket, so that what is not read comes to be seen soon.
        HttpServerOptions options = new HttpServerOptions().setSendBufferSize(4 * 1024);
        server = await(db.vertx().createHttpServer(options).requestHandler(root).listen(0, "127.0.0.1"));
        return "http://127.0.0.1:" + server.actualPort();
    }

    private static LiveLimits limits(int connections, int heartbeatMillis, int unreadMillis) {
        return new LiveLimits(
                connections,
                Duration.ofMillis(heartbeatMillis),
                Duration.ofMillis(20),
                Duration.ofMillis(unreadMillis));
    }

    /** The guard of this test lets everybody pass: a token is when it ends. */
    private static String tokenUntil(long second) {
        return String.valueOf(second);
    }

    private static Instant until(RoutingContext ctx) {
        return Instant.ofEpochSecond(
                Long.parseLong(ctx.request().getHeader("Authorization").substring("Bearer ".length())));
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within a minute");
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void theStreamEndsWithItsToken() {
        String address = serve(limits(10, 10_000, 10_000));
        try (EventStream shortLived = EventStream.open(address, tokenUntil(NOW + 1));
                EventStream longLived = EventStream.open(address, tokenUntil(NOW + 900))) {
            assertEquals(new Event("expired", "{}"), shortLived.next());
            shortLived.end();
            assertTrue(longLived.heard().isEmpty());
            until(() -> hub.listening() == 1);
        }
    }

    @Test
    void onlySoManyListenAtOnceAndPlacesBecomeFreeAgain() {
        String address = serve(limits(2, 50, 10_000));
        String token = tokenUntil(NOW + 900);
        EventStream first = EventStream.open(address, token);
        try (EventStream second = EventStream.open(address, token)) {
            first.id();
            second.id();
            var refused = EventStream.answer(address, token);
            assertEquals(503, refused.statusCode());
            assertEquals("5", refused.headers().firstValue("Retry-After").orElseThrow());
            first.close();
            until(() -> hub.listening() == 1);
            EventStream.open(address, token).close();
        }
    }

    @Test
    void whoDoesNotReadIsDropped() throws IOException {
        String address = serve(limits(10, 1, 200));
        try (Socket silent = new Socket();
                EventStream reader = EventStream.open(address, tokenUntil(NOW + 900))) {
            silent.setReceiveBufferSize(4 * 1024);
            silent.connect(new InetSocketAddress("127.0.0.1", server.actualPort()));
            silent.getOutputStream()
                    .write(("GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + tokenUntil(NOW + 900) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            until(() -> hub.listening() == 2);
            // It never reads; the other one goes on.
            until(() -> hub.listening() == 1);
            reader.id();
            assertTrue(reader.heard().isEmpty());
        }
    }

    @Test
    void aHeartbeatCarriesThePositionOn() {
        String address = serve(limits(10, 20, 10_000));
        try (EventStream stream = EventStream.open(address, tokenUntil(NOW + 900))) {
            String begin = stream.id();
            // A code that nobody described is no news, but a transaction: the position moves.
            await(db.database().execute("INSERT INTO customer (code) VALUES ('c1')", Tuple.tuple()));
            until(() -> !stream.id().equals(begin));
            assertTrue(stream.heard().isEmpty());
        }
    }
}
