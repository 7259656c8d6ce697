package dev.manyi.http;

import static dev.manyi.http.TestServer.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticSiteTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String FILES = "META-INF/resources/static-site-test/";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                VERTX, root -> new StaticSite(VERTX, FILES + "pages/", FILES + "webjars/").mount(root));
    }

    @AfterAll
    static void stop() {
        server.close();
        TestServer.await(VERTX.close());
    }

    @Test
    void theFirstPageIsAtTheRoot() {
        for (String path : new String[] {"/", "/index.html", "/?lang=en"}) {
            HttpResponse<String> page = server.get(path);
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("满意"));
            assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
            assertEquals("no-cache", header(page, "Cache-Control"));
        }
    }

    @Test
    void theWallHasAnAddressThatCanBeTyped() {
        HttpResponse<String> wall = server.get("/wall");
        assertEquals(200, wall.statusCode());
        assertEquals(server.get("/wall.html").body(), wall.body());
        assertEquals("text/html; charset=utf-8", header(wall, "Content-Type"));
        assertEquals("no-cache", header(wall, "Cache-Control"));
    }

    @Test
    void filesHaveTheirTypes() {
        assertEquals("text/javascript; charset=utf-8", header(server.get("/lib/many.js"), "Content-Type"));
        HttpResponse<String> css = server.get("/webjars/thing/1.0/thing.css");
        assertEquals("text/css; charset=utf-8", header(css, "Content-Type"));
        assertEquals("public, max-age=31536000, immutable", header(css, "Cache-Control"));
    }

    @Test
    void anUnchangedFileIsNotSentAgain() {
        String tag = header(server.get("/lib/many.js"), "ETag");
        HttpResponse<String> again = server.get("/lib/many.js", "If-None-Match", tag);
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
        assertEquals(
                200, server.get("/lib/many.js", "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void whoTakesGzipGetsItAndTheSameText() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/lib/many.js"))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> zipped = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        HttpResponse<String> plain = server.get("/lib/many.js");
        assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElseThrow());
        assertTrue(plain.headers().firstValue("Content-Encoding").isEmpty());
        assertTrue(zipped.body().length < plain.body().length() / 4);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertEquals(plain.body(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertFalse(
                header(plain, "ETag").equals(zipped.headers().firstValue("ETag").orElseThrow()));
    }

    @Test
    void headTellsTheLengthOnly() {
        String answer = server.raw("HEAD /lib/many.js HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        int length = server.get("/lib/many.js").body().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(answer.startsWith("HTTP/1.1 200 OK"), answer);
        assertTrue(answer.contains("ength: " + length + "\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing.html",
                "/.hidden.txt",
                "/notes.properties",
                "/lib",
                "/lib/",
                "/folder.js",
                "/folder.js/",
                "/../beside.txt",
                "/lib/../../beside.txt",
                "/%2e%2e/beside.txt",
                "/..%2fbeside.txt",
                "/lib/..%2f..%2fbeside.txt",
                "/..%5cbeside.txt",
                "/..\\beside.txt",
                "/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd",
                "//etc/passwd",
                "/file:///etc/hosts.txt",
                "/index.html%00.js",
                "/index.html;x=1",
                "/lib//many.js",
                "/webjars/",
                "/webjars",
                "/webjars/thing/1.0/",
                "/webjars/../pages/index.html",
                "/webjars/thing/..%2f..%2f..%2fbeside.txt",
                "/api/v1/index.html"
            })
    void nothingElseIsThere(String path) {
        String answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertFalse(answer.contains("beside") && !path.contains("beside"), answer);
    }

    @Test
    void onlyReadingIsPossible() {
        problem(405, server.post("/index.html", "{}"));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
