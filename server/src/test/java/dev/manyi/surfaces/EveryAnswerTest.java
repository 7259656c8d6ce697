package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Network;
import dev.manyi.config.Settings;
import dev.manyi.surfaces.Contracted.Operation;
import dev.manyi.surfaces.Wire.Answer;
import dev.manyi.testing.TestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every answer tells browsers, whichever it is: of each operation, of pages, of mistakes, on both ports. */
class EveryAnswerTest {
    private static LiveServer server;
    private static int asked;

    @BeforeAll
    static void start() {
        server = LiveServer.meeting(new Settings.Web(
                Optional.empty(), List.of(Network.parse("127.0.0.1").orElseThrow()), List.of(), 600));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Each time from somewhere else, unless a header says from where. */
    private static Answer ask(int port, String line, String... headers) {
        List<String> lines = new ArrayList<>(List.of(line + " HTTP/1.1", "Host: a", "Connection: close"));
        lines.addAll(List.of(headers));
        if (!String.join("", headers).contains("X-Forwarded-For")) {
            lines.add("X-Forwarded-For: 10.0." + asked++ % 256 + ".7");
        }
        Answer answer = Wire.send(port, String.join("\r\n", lines) + "\r\n\r\n");
        secure(answer, line);
        return answer;
    }

    private static void secure(Answer answer, String about) {
        String shown = about + "\n" + answer.head();
        String csp = answer.header("Content-Security-Policy").orElse("none");
        assertTrue(csp.startsWith("default-src 'none';") && csp.contains("frame-ancestors 'none'"), shown);
        assertTrue(!csp.contains("unsafe") && !csp.contains("*") && !csp.contains("http"), shown);
        assertEquals(Optional.of("nosniff"), answer.header("X-Content-Type-Options"), shown);
        assertEquals(Optional.of("no-referrer"), answer.header("Referrer-Policy"), shown);
        assertEquals(Optional.of("same-origin"), answer.header("Cross-Origin-Opener-Policy"), shown);
        assertEquals(Optional.of("same-origin"), answer.header("Cross-Origin-Resource-Policy"), shown);
        assertTrue(answer.header("Permissions-Policy").orElse("").contains("camera=()"), shown);
        for (String absent : List.of(
                "Server", "X-Powered-By", "Set-Cookie", "Strict-Transport-Security", "Access-Control-Allow-Origin")) {
            assertTrue(answer.header(absent).isEmpty(), shown);
        }
        if (!answer.body().isEmpty()) {
            assertTrue(answer.header("Content-Type").isPresent(), shown);
        }
        if (answer.status() >= 400) {
            assertEquals(Optional.of("application/problem+json"), answer.header("Content-Type"), shown);
        }
        if (about.contains(" /api/") || answer.status() >= 400) {
            assertTrue(answer.header("Cache-Control").orElse("").matches("no-store|private, no-cache"), shown);
        }
    }

    @Test
    void operationsWithATokenAndWithout() {
        for (Operation operation : Contracted.operations()) {
            String line = operation.method() + " " + operation.target(operation.path(), operation.query());
            ask(server.port(), line, "Content-Length: 0");
            // A fresh login each time: one of the operations ends it.
            String token = server.token("admin", TestSettings.ADMIN_PASSWORD);
            ask(server.port(), line, "Content-Length: 0", "Authorization: Bearer " + token);
        }
    }

    @Test
    void pagesAndWhatTheyAreMadeOf() {
        for (String path : List.of("/", "/index.html", "/docs", "/docs/init.js", "/openapi.yaml")) {
            assertEquals(200, ask(server.port(), "GET " + path).status(), path);
            assertEquals("", ask(server.port(), "HEAD " + path).body(), path);
        }
        String tag = ask(server.port(), "GET /index.html").header("ETag").orElseThrow();
        assertEquals(
                304,
                ask(server.port(), "GET /index.html", "If-None-Match: " + tag).status());
    }

    @Test
    void mistakesOfAllKinds() {
        String login = "POST /api/v1/auth/login";
        assertEquals(400, ask(server.port(), "GET /%zz").status());
        assertEquals(
                400,
                ask(server.port(), login, "Content-Type: application/json", "Content-Length: 0")
                        .status());
        assertEquals(401, ask(server.port(), "GET /api/v1/me").status());
        assertEquals(404, ask(server.port(), "GET /nowhere").status());
        assertEquals(404, ask(server.port(), "GET /api/v1/nowhere").status());
        assertEquals(405, ask(server.port(), "DELETE /api/v1/me").status());
        assertEquals(
                405, ask(server.port(), "POST /index.html", "Content-Length: 0").status());
        assertEquals(
                413,
                ask(server.port(), login, "Content-Type: application/json", "Content-Length: 100000000")
                        .status());
        assertEquals(414, ask(server.port(), "GET /" + "a".repeat(9_000)).status());
        assertEquals(
                415,
                ask(server.port(), login, "Content-Type: text/plain", "Content-Length: 0")
                        .status());
        assertEquals(
                431,
                ask(server.port(), "GET /", "X-Long: " + "a".repeat(20_000)).status());
        int tries = 0;
        while (ask(server.port(), "GET /api/v1/me", "X-Forwarded-For: 10.9.9.9").status() != 429) {
            assertTrue(tries++ < 2_000, "no 429");
        }
    }

    @Test
    void theManagementPort() {
        assertEquals(200, ask(server.managementPort(), "GET /health/live").status());
        assertEquals(200, ask(server.managementPort(), "GET /health/ready").status());
        assertEquals(200, ask(server.managementPort(), "GET /metrics").status());
        assertEquals(404, ask(server.managementPort(), "GET /api/v1/me").status());
        assertEquals(
                405,
                ask(server.managementPort(), "POST /metrics", "Content-Length: 0")
                        .status());
        assertEquals(
                414, ask(server.managementPort(), "GET /" + "a".repeat(9_000)).status());
    }
}
