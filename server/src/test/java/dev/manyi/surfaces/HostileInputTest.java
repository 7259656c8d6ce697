package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.manyi.config.Network;
import dev.manyi.config.Settings;
import dev.manyi.surfaces.Contracted.Operation;
import dev.manyi.surfaces.Wire.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nobody means well, in every place of every operation of the contract: the whole server on a real database answers it
 * as a mistake of the client, tells nothing of its inside, and is unharmed.
 */
class HostileInputTest {
    private static final List<String> SQL = List.of(
            "'; DROP TABLE canary; --",
            "x' OR '1'='1",
            "1); DELETE FROM canary; --",
            "'||pg_sleep(20)||'",
            "\"; UPDATE canary SET id = 2; --",
            "$$; DROP TABLE canary; $$",
            "\\'; TRUNCATE canary; --");
    private static final List<String> OTHERS = List.of(
            "\r\nX-Injected: yes\r\n\r\n<html>",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "a\u0000b",
            "{{7*7}}${7*7}",
            "<script>alert(1)</script>",
            "\uD83D\uDE00\u202E\uFEFF\uFFFF",
            "9".repeat(400),
            "-1",
            "NaN",
            "x".repeat(3_000));
    /** As they stand in the request line, encoded or not. */
    private static final List<String> ENCODED = List.of(
            "%",
            "%zz",
            "%c3%28",
            "%ff%fe",
            "%00",
            "%0d%0aX-Injected:%20yes",
            "%250d%250aX-Injected:%20yes",
            "%2e%2e%2f",
            "%u0041");

    private static final List<String> IN_HEADERS =
            List.of(SQL.get(0), SQL.get(3), "../../etc/passwd", "<script>alert(1)</script>", "x".repeat(3_000));

    private static final Pattern INSIDE = Pattern.compile(
            "(?i)exception|dev\\.manyi\\.|io\\.vertx|postgres|sqlstate|\\.java:"
                    + "|syntax error at|invalid input syntax|invalid byte sequence|stack ?trace|root:x:0|jackson|/tmp/");
    private static final String ATTACKER = "attacker";
    private static final String PASSWORD = "seven hostile llamas";
    private static final String SOMEBODY_ELSE = "10.66.0.";

    private static LiveServer server;
    private LoggedTrouble trouble;

    @BeforeAll
    static void start() {
        server = LiveServer.meeting(new Settings.Web(
                Optional.empty(), List.of(Network.parse("127.0.0.1").orElseThrow()), List.of(), 1_000_000));
        // An admin of his own, since he changes what he can: his password, his name, who may log in.
        server.post(
                "/api/v1/users",
                new JsonObject()
                        .put("username", ATTACKER)
                        .put("display_name", "攻击者")
                        .put("role", "admin")
                        .put("regions", new JsonArray())
                        .put("stores", new JsonArray())
                        .put("password", PASSWORD),
                server.token());
        server.sql("UPDATE person SET must_change_password = false WHERE username = $1", ATTACKER);
        server.sql("CREATE TABLE canary (id int)");
        server.sql("INSERT INTO canary VALUES (1)");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        trouble = new LoggedTrouble();
    }

    @AfterEach
    void unharmed() {
        trouble.close();
        assertEquals(List.of(), trouble.lines());
        assertEquals(1, server.count("SELECT count(*) FROM canary WHERE id = 1"));
        server.get("/api/v1/kpis/values?kpi=nps&" + LiveServer.MONTH);
    }

    static List<Operation> operations() {
        return Contracted.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyPlaceOfEveryOperation(Operation operation) {
        // Another operation may have ended the session; and whoever tries passwords comes from elsewhere.
        String token = server.token(ATTACKER, PASSWORD);
        LiveServer.json(200, server.get("/api/v1/me", token));
        List<String> values = Stream.concat(SQL.stream(), OTHERS.stream()).toList();
        List<String> inUrls = Stream.concat(values.stream().map(Contracted::encode), ENCODED.stream())
                .toList();
        for (String value : inUrls) {
            operation
                    .path()
                    .keySet()
                    .forEach(name -> check(
                            operation,
                            token,
                            with(operation.path(), name, value),
                            operation.query(),
                            operation.headers(),
                            operation.body()));
            Stream.concat(operation.query().keySet().stream(), operation.optional().stream())
                    .forEach(name -> check(
                            operation,
                            token,
                            operation.path(),
                            with(operation.query(), name, value),
                            operation.headers(),
                            operation.body()));
        }
        check(
                operation,
                token,
                operation.path(),
                with(operation.query(), "no_such_" + Contracted.encode(SQL.get(0)), "1"),
                operation.headers(),
                operation.body());
        for (String value : IN_HEADERS) {
            Stream.concat(operation.headers().keySet().stream(), HEADERS.stream())
                    .forEach(name -> check(
                            operation,
                            token,
                            operation.path(),
                            operation.query(),
                            with(operation.headers(), name, value),
                            operation.body()));
        }
        if (operation.body() != null) {
            values.forEach(value -> Contracted.each(operation.body(), value)
                    .forEach(body ->
                            check(operation, token, operation.path(), operation.query(), operation.headers(), body)));
        }
    }

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "If-None-Match",
            "X-Request-Id",
            "X-Forwarded-For",
            "Range",
            "Content-Type",
            "Content-Encoding",
            "Idempotency-Key",
            "Last-Event-ID",
            "Origin",
            "Cookie",
            "Authorization");

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> changed = new HashMap<>(map);
        changed.put(name, value);
        return changed;
    }

    private static void check(
            Operation operation,
            String token,
            Map<String, String> path,
            Map<String, String> query,
            Map<String, String> headers,
            JsonNode body) {
        Map<String, String> all = new HashMap<>(Map.of(
                "Host",
                "localhost",
                "Connection",
                "close",
                "Authorization",
                "Bearer " + token,
                "X-Forwarded-For",
                SOMEBODY_ELSE + (operation.hashCode() & 0xFF)));
        byte[] bytes = body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        if (!operation.method().equals("GET")) {
            all.put("Content-Type", "application/json");
            all.put("Content-Length", String.valueOf(bytes.length));
        }
        all.putAll(headers);
        List<String> lines =
                new ArrayList<>(List.of(operation.method() + " " + operation.target(path, query) + " HTTP/1.1"));
        all.forEach((name, value) -> lines.add(name + ": " + value));
        String head = String.join("\r\n", lines) + "\r\n\r\n";
        harmless(Wire.send(server.port(), head + new String(bytes, StandardCharsets.ISO_8859_1)), head);
    }

    private static void harmless(Answer answer, String request) {
        String shown = request + "\n" + answer;
        assertTrue(answer.status() >= 200 && answer.status() < 500 || answer.status() == 503, shown);
        assertTrue(answer.status() != 503 || answer.header("Retry-After").isPresent(), shown);
        assertTrue(answer.header("X-Injected").isEmpty(), shown);
        assertTrue(answer.header("Content-Security-Policy").isPresent(), shown);
        if (answer.status() >= 400) {
            assertEquals(Optional.of("application/problem+json"), answer.header("Content-Type"), shown);
            assertFalse(INSIDE.matcher(answer.body()).find(), shown);
        }
    }

    /** Whatever is asked for that way is not there; nothing outside of the two folders of pages ever is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/..%2f..%2f..%2fetc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/%252e%252e/%252e%252e/etc/passwd",
                "/..\\..\\..\\windows\\win.ini",
                "/..%5c..%5cwindows%5cwin.ini",
                "/C:/windows/win.ini",
                "/C:%5cwindows%5cwin.ini",
                "/index.html%00.txt",
                "/%00",
                "/index.html::$DATA",
                "/webjars/../../../application.yaml",
                "/webjars/..%2f..%2f..%2fopenapi.yaml",
                "/webjars/%2e%2e/%2e%2e/%2e%2e/db/migration/V001__facts.sql",
                "/....//....//etc/passwd",
                "/.git/config",
                "/.env",
                "/META-INF/MANIFEST.MF",
                "/dev/manyi/Main.class",
                "//etc/passwd",
                "/api/v1/../../etc/passwd",
                "/api/v1/jobs/..%2f..%2f/files/pdf",
                "/api/v1/%2e%2e/%2e%2e/%2e%2e/etc/passwd"
            })
    void noPathLeadsOut(String path) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        Answer answer = Wire.send(server.port(), request);
        harmless(answer, request);
        assertTrue(List.of(400, 401, 404).contains(answer.status()), request + answer);
    }

    /** Two readings of one request are what smuggling lives on: each of these has one answer, and then the connection ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}    GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\n{}   GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\n\r\n"
            })
    void whatCanBeReadInTwoWaysEndsTheConnection(String request) {
        Answer answer =
                Wire.all(server.port(), request.replaceFirst("\r\nHost: a", "\r\nHost: a\r\nConnection: close"));
        assertTrue(answer.status() >= 400 && answer.status() < 500 || answer.status() == 0, request + answer);
        assertFalse(answer.body().contains("HTTP/1.1 "), "a second answer: " + answer);
        assertFalse(INSIDE.matcher(answer.body()).find(), answer.toString());
    }

    /** A header line that begins with a blank once went on with the line before: as such it makes nothing new. */
    @Test
    void foldedHeadersAreNoHeaders() {
        Answer answer = Wire.send(
                server.port(),
                "GET /api/v1/me HTTP/1.1\r\nHost: a\r\nX: y\r\n Authorization: Bearer " + server.token()
                        + "\r\nConnection: close\r\n\r\n");
        assertTrue(answer.status() == 401 || answer.status() == 400, answer.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"\u00c3\u0028\",\"password\":\"x\"}",
                "{\"username\":\"\u00ed\u00a0\u0080\",\"password\":\"x\"}",
                "\u00ff\u00fe{\u0000}\u0000",
                "\u00ef\u00bb\u00bf{\"username\":\"admin\",\"password\":\"x\"}",
                "{\"username\":\"\\u0000\",\"password\":\"x\"}",
                "{\"username\":\"\\ud800\",\"password\":\"x\"}",
                "{\"username\":\"a\",\"username\":\"b\",\"password\":\"x\"}",
                "{\"username\":1e999999999,\"password\":\"x\"}",
                "{\"__proto__\":{\"role\":\"admin\"},\"username\":\"a\",\"password\":\"x\"}",
                "[]",
                "null",
                ""
            })
    void bodiesThatAreNoTextOrNoObject(String body) {
        String head =
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: 10.77.0.1\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        Answer answer = Wire.send(server.port(), head + body);
        harmless(answer, head + body);
        assertTrue(answer.status() == 400 || answer.status() == 401, body + answer);
    }

    @Test
    void deepWideAndManyTimesOver() {
        for (String body : List.of(
                "[".repeat(60_000), "{\"a\":".repeat(10_000), "{\"username\":\"" + "x".repeat(100_000) + "\"}")) {
            String head = "POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
            Answer answer = Wire.send(server.port(), head + body);
            harmless(answer, head);
            assertEquals(body.length() > 65_536 ? 413 : 400, answer.status());
        }
        String many = "/api/v1/kpis/values?from=2026-10-01" + "&region=A".repeat(101);
        Answer answer = Wire.send(server.port(), "GET " + many + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        harmless(answer, many);
        assertTrue(answer.status() == 400 && answer.body().contains("at most 100"), answer.toString());
    }

    /** Nothing that was sent to log in with is in the log. */
    @Test
    void theLogHoldsNoPasswordAndNoQuery() {
        String secret = "s3cr3t-that-nobody-logs";
        Wire.send(
                server.port(),
                "POST /api/v1/auth/login?token=" + secret
                        + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: 10.78.0.1\r\n"
                        + "Authorization: Bearer " + secret
                        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        assertFalse(trouble.all().contains(secret));
    }
}
