package dev.manyi.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServerLimitsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Idle is long, so that only the rule under test can end a connection. */
    private static final ServerLimits QUICK = new ServerLimits(
            Duration.ofSeconds(60),
            Duration.ofMillis(300),
            new ServerLimits.Pace(1_000, Duration.ofMillis(1_000)),
            new ServerLimits.Pace(100_000, Duration.ofMillis(2_000)),
            600,
            550);

    private static final long LONG = 60_000_000;
    private static final CompletableFuture<Void> ENDED = new CompletableFuture<>();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(VERTX, QUICK, root -> {
            root.get("/fine").respond(ctx -> Future.succeededFuture("fine"));
            root.get("/endless").handler(ctx -> {
                ctx.addEndHandler(cut -> ENDED.complete(null));
                pour(ctx.response().setChunked(true), Long.MAX_VALUE);
            });
            root.get("/long").handler(ctx -> pour(ctx.response().setChunked(true), LONG));
            root.post("/body")
                    .handler(BodyHandler.create(false))
                    .respond(ctx ->
                            Future.succeededFuture(String.valueOf(ctx.body().length())));
        });
    }

    @AfterAll
    static void stop() {
        server.close();
        TestServer.await(VERTX.close());
    }

    @Test
    void aConnectionThatSendsNothingEnds() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (Socket socket = connect()) {
                assertEquals(-1, socket.getInputStream().read());
            }
        });
    }

    @Test
    void headersThatTrickleEndTheConnection() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (Socket socket = connect()) {
                send(socket, "GET /fine HTTP/1.1\r\n");
                String answer = readWhileSending(socket, "X: y\r\n");
                assertEquals("", answer);
            }
        });
    }

    @Test
    void aBodyThatTricklesIs408() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (Socket socket = connect()) {
                send(socket, "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
                String answer = readWhileSending(socket, "x");
                assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
                assertTrue(answer.contains("application/problem+json"), answer);
            }
        });
    }

    @Test
    void aBodyThatKeepsComingMayTakeLonger() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (Socket socket = connect()) {
                int parts = 80;
                send(
                        socket,
                        "POST /body HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " + parts * 4_000
                                + "\r\n\r\n");
                for (int i = 0; i < parts; i++) {
                    send(socket, "x".repeat(4_000));
                    pace();
                }
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith(String.valueOf(parts * 4_000)), answer);
            }
        });
    }

    @Test
    void manyIdleConnectionsDoNotKeepOthersOut() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                idle.add(connect());
            }
            assertEquals("fine", server.get("/fine").body());
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /** One byte now and then, of an answer without end: somebody who holds what the answer is made from. */
    @Test
    void whoHardlyReadsIsCutOff() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (Socket socket = new Socket()) {
                socket.setReceiveBufferSize(4 * 1024);
                socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
                send(socket, "GET /endless HTTP/1.1\r\nHost: a\r\n\r\n");
                while (!ENDED.isDone()) {
                    socket.getInputStream().read();
                    pace();
                }
            }
        });
    }

    @Test
    void whoReadsOnMayTakeLonger() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /long HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            long read = 0;
            byte[] some = new byte[512 * 1024];
            for (int n = 0; n >= 0; n = socket.getInputStream().read(some)) {
                read += n;
                pace();
            }
            assertTrue(read > LONG, "read " + read);
        }
    }

    /** More than one client may have: those that wait longest make room for those that come. */
    @Test
    void theLongestWaitingMakesRoom() throws IOException {
        ServerLimits two =
                new ServerLimits(QUICK.idle(), Duration.ofSeconds(60), QUICK.body(), QUICK.reading(), 600, 2);
        try (TestServer small = TestServer.start(
                        VERTX, two, root -> root.get("/fine").respond(ctx -> Future.succeededFuture("fine")));
                Socket first = new Socket("127.0.0.1", small.port());
                Socket second = new Socket("127.0.0.1", small.port())) {
            second.setSoTimeout(20_000);
            first.setSoTimeout(20_000);
            try (Socket third = new Socket("127.0.0.1", small.port())) {
                assertEquals(-1, first.getInputStream().read());
                send(third, "GET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                assertTrue(new String(third.getInputStream().readAllBytes()).endsWith("fine"));
            }
            send(second, "GET /fine HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertTrue(new String(second.getInputStream().readAllBytes()).endsWith("fine"));
        }
    }

    @Test
    void theDefaultsAreBounds() {
        HttpServerOptions options = ServerLimits.DEFAULT.options();
        assertEquals(30_000, options.getIdleTimeout());
        assertEquals(Duration.ofSeconds(10), ServerLimits.DEFAULT.headersWithin());
        assertEquals(false, options.isDecompressionSupported());
        assertEquals(false, options.isHttp2ClearTextEnabled());
    }

    /** As fast as it is read. */
    private static void pour(HttpServerResponse response, long bytes) {
        long left = bytes;
        while (left > 0 && !response.writeQueueFull()) {
            response.write(Buffer.buffer(new byte[16 * 1024]));
            left -= 16 * 1024;
        }
        if (left <= 0) {
            response.end();
        } else {
            long rest = left;
            response.drainHandler(drained -> pour(response, rest));
        }
    }

    /** Sends a little now and then until the server has had enough; returns what it answered. */
    private static String readWhileSending(Socket socket, String little) throws IOException {
        StringBuilder answer = new StringBuilder();
        InputStream in = socket.getInputStream();
        socket.setSoTimeout(20);
        while (true) {
            try {
                send(socket, little);
                int next = in.read();
                if (next < 0) {
                    return answer.toString();
                }
                answer.append((char) next);
                while (in.available() > 0) {
                    answer.append((char) in.read());
                }
            } catch (SocketTimeoutException nothingYet) {
                // The pause between two pieces.
            } catch (SocketException closed) {
                return answer.toString();
            }
        }
    }

    /** Waits about 20 ms by what a slow client does: waiting for an answer that does not come yet. */
    private static void pace() throws IOException {
        try (Socket other = connect()) {
            other.setSoTimeout(20);
            other.getInputStream().read();
        } catch (SocketTimeoutException expected) {
            // This was the pause.
        }
    }

    private static Socket connect() throws IOException {
        return new Socket("127.0.0.1", server.port());
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
