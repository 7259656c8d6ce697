package dev.manyi.http;

import static dev.manyi.http.TestServer.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.db.DatabaseUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(VERTX, root -> {
            root.get("/here").respond(ctx -> Future.succeededFuture("here"));
            Router api = Router.router(VERTX);
            api.get("/fine").respond(ctx -> Future.succeededFuture("fine"));
            api.get("/parameters")
                    .respond(ctx -> Future.succeededFuture(
                            String.valueOf(ctx.queryParams().size())));
            api.get("/rejected").respond(ctx -> {
                throw Rejection.invalid("colour", "is not known: give red or green");
            });
            api.get("/forbidden").handler(ctx -> ctx.fail(403));
            api.get("/missing").respond(ctx -> Future.failedFuture(Rejection.of(404, "No such thing")));
            api.get("/database")
                    .respond(ctx -> Future.failedFuture(
                            new DatabaseUnavailable(new IllegalStateException("host db7 refused"))));
            api.get("/broken").respond(ctx -> {
                ctx.response().putHeader("ETag", "\"1\"").putHeader("Content-Length", "3");
                throw new IllegalStateException("secret detail");
            });
            api.post("/body")
                    .handler(BodyHandler.create(false).setBodyLimit(1_000))
                    .respond(ctx -> Future.succeededFuture("read"));
            root.route("/api/v1/*").subRouter(api);
        });
    }

    @AfterAll
    static void stop() {
        server.close();
        TestServer.await(VERTX.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nowhere", "/api/v1/nowhere", "/api", "/api/v1", "/api/v2/fine", "/here/x", "/api/v1/fine/x"})
    void whatIsNotThereIs404(String path) {
        assertTrue(problem(404, server.get(path)).getString("detail").contains("nothing at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/here", "/api/v1/fine"})
    void anotherMethodIs405(String path) {
        assertTrue(problem(405, server.send("DELETE", path, null))
                .getString("detail")
                .contains("DELETE"));
    }

    @Test
    void aRejectionSaysWhere() {
        var errors = problem(400, server.get("/api/v1/rejected")).getJsonArray("errors");
        assertEquals("colour", errors.getJsonObject(0).getString("field"));
        assertEquals("is not known: give red or green", errors.getJsonObject(0).getString("message"));
    }

    @Test
    void statusesInsideASubRouterAreProblemsToo() {
        problem(403, server.get("/api/v1/forbidden"));
        assertEquals(
                "No such thing", problem(404, server.get("/api/v1/missing")).getString("detail"));
    }

    @Test
    void anAbsentDatabaseIs503WithRetryAfterAndNoInternals() {
        HttpResponse<String> answer = server.get("/api/v1/database");
        problem(503, answer);
        assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
        assertFalse(answer.body().contains("db7"));
    }

    @Test
    void aBugIs500WithTheRequestsIdAndNoInternals() {
        HttpResponse<String> answer = server.get("/api/v1/broken", "X-Request-Id", "test-request-77");
        assertTrue(problem(500, answer).getString("detail").contains("test-request-77"));
        assertFalse(answer.body().contains("secret"));
        assertTrue(answer.headers().firstValue("ETag").isEmpty(), "the ETag of the answer that failed");
    }

    @Test
    void aLongBodyIs413() {
        problem(413, server.post("/api/v1/body", "x".repeat(1_001)));
        problem(413, server.post("/api/v1/body", "x".repeat(10_000_000)));
        assertEquals(200, server.post("/api/v1/body", "x".repeat(1_000)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/parameters?a=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /api/v1/fine%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /api/v1/%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET here HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /here HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /here HTTP/1.1\r\nHost: a\r\nBad Header\r\n\r\n",
                "GET /here HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "GET /here HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "nonsense\r\n\r\n",
                "FOO /here HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            })
    void whatIsNotProperHttpIsAProblemOfTheClient(String request) {
        String answer = server.raw(request);
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] 4\\d\\d .*"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-security-policy: "), answer);
    }

    @Test
    void longLinesAndHeadersHaveTheirStatus() {
        String longLine = server.raw("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        assertTrue(longLine.contains(" 414 ") && longLine.contains("\"status\":414"), longLine);
        String longHeader = server.raw("GET /here HTTP/1.1\r\nHost: a\r\nX-Long: " + "a".repeat(17_000) + "\r\n\r\n");
        assertTrue(longHeader.contains(" 431 ") && longHeader.contains("\"status\":431"), longHeader);
    }

    @Test
    void headGetsTheHeadersOfTheProblemAndNoBody() {
        String answer = server.raw("HEAD /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : List.of("/here", "/nowhere", "/api/v1/fine", "/api/v1/broken")) {
            var headers = server.get(path).headers();
            assertEquals(
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                            + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                    headers.firstValue("Content-Security-Policy").orElseThrow());
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
            assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElseThrow());
            assertEquals(
                    "same-origin",
                    headers.firstValue("Cross-Origin-Opener-Policy").orElseThrow());
            assertEquals(
                    "same-origin",
                    headers.firstValue("Cross-Origin-Resource-Policy").orElseThrow());
            assertTrue(headers.firstValue("X-Request-Id").orElseThrow().length() >= 8);
        }
        assertEquals(
                "no-store",
                server.get("/api/v1/fine").headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void aRequestIdThatCouldForgeLogLinesIsReplaced() {
        String answer =
                server.raw("GET /here HTTP/1.1\r\nHost: a\r\nX-Request-Id: a b\tc;DROP\r\nConnection: close\r\n\r\n");
        Matcher id = Pattern.compile("(?i)x-request-id: (\\S+)").matcher(answer);
        assertTrue(id.find());
        assertEquals(36, id.group(1).length());
    }
}
