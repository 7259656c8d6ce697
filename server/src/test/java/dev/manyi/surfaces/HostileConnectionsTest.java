package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connections that cost much and ask nothing: others are answered meanwhile, and afterwards nothing of them is left. */
class HostileConnectionsTest {
    private static final UnixOperatingSystemMXBean MACHINE =
            (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int IDLE = 2_000;
    private static final int SLACK = 60;
    private static LiveServer server;

    @BeforeAll
    static void start() {
        server = LiveServer.withFacts();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String good() {
        return server.get("/api/v1/kpis/values?kpi=csat_mean&" + LiveServer.MONTH)
                .getJsonArray("rows")
                .encode();
    }

    @Test
    void twoThousandIdleConnectionsKeepNobodyWaiting() throws IOException {
        assumeTrue(
                MACHINE.getMaxFileDescriptorCount() > 3L * IDLE,
                "this machine lets a process open " + MACHINE.getMaxFileDescriptorCount() + " files only");
        String before = good();
        long files = MACHINE.getOpenFileDescriptorCount();
        List<Socket> idle = new ArrayList<>();
        try (LoggedTrouble trouble = new LoggedTrouble()) {
            try {
                for (int i = 0; i < IDLE; i++) {
                    idle.add(begin(i));
                }
                long begin = System.nanoTime();
                assertEquals(before, good());
                double seconds = (System.nanoTime() - begin) / 1e9;
                assertTrue(seconds < 5, "answered after " + seconds + " s");
            } finally {
                for (Socket socket : idle) {
                    socket.close();
                }
            }
            Eventually.get(
                    "files open as before: " + files, MACHINE::getOpenFileDescriptorCount, now -> now <= files + SLACK);
            assertEquals(before, good());
            assertEquals(List.of(), trouble.lines());
        }
    }

    /** Some have begun to ask, and some to send. */
    private static Socket begin(int i) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        if (i % 3 == 1) {
            write(socket, "GET /api/v1/kpis HTTP/1.1\r\nHost: a\r\nX-Half: ");
        } else if (i % 3 == 2) {
            write(
                    socket,
                    "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 50\r\n\r\n{");
        }
        return socket;
    }

    /** Many questions in one go, and nobody who reads the answers. */
    @Test
    void aFloodOfPipelinedRequestsIsHeldBackByItsReader() throws IOException {
        String before = good();
        try (LoggedTrouble trouble = new LoggedTrouble()) {
            List<Socket> flood = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Socket socket = new Socket("127.0.0.1", server.port());
                socket.setSoTimeout(30_000);
                write(socket, "GET /openapi.yaml HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1_000));
                flood.add(socket);
            }
            assertEquals(before, good());
            // One of them reads after all, and gets the answers in their order.
            assertTrue(new String(flood.get(0).getInputStream().readNBytes(12)).startsWith("HTTP/1.1 200"));
            for (Socket socket : flood) {
                socket.close();
            }
            assertEquals(before, good());
            assertEquals(List.of(), trouble.lines());
        }
    }

    @Test
    void pipelinedRequestsAreAllAnsweredToWhoReads() {
        int many = 2_000;
        String some = "GET /api/v1/me HTTP/1.1\r\nHost: a\r\n\r\n".repeat(many);
        Wire.Answer all =
                Wire.all(server.port(), some + "GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertEquals(401, all.status());
        assertEquals(many + 1, (all.head() + all.body()).split("HTTP/1\\.1 ", -1).length - 1);
    }

    /** Longer than anything may be; told, not read to the end. */
    @Test
    void oversizedRequestsAreTold() {
        String token = server.token();
        assertEquals(
                414,
                Wire.send(server.port(), "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .status());
        assertEquals(
                431,
                Wire.send(server.port(), "GET / HTTP/1.1\r\nHost: a\r\n" + "X-A: b\r\n".repeat(20_000) + "\r\n")
                        .status());
        String huge =
                " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + token + "\r\nContent-Length: 99999999999\r\n\r\n";
        for (String path : List.of("/api/v1/auth/login", "/api/v1/ingest/responses")) {
            Wire.Answer answer = Wire.send(server.port(), "POST " + path + huge + "x".repeat(200_000));
            assertEquals(413, answer.status(), answer.toString());
        }
        // An import of a kind that there is not, and a form that is none.
        Wire.Answer form = Wire.send(
                server.port(),
                "POST /api/v1/imports" + huge.replace("application/json", "multipart/form-data; boundary=x") + "--x");
        assertEquals(413, form.status(), form.toString());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
