package dev.manyi.answer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Permission;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.http.Rejection;
import dev.manyi.http.TestServer;
import dev.manyi.testing.Somebody;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kept answers over HTTP: who gets what, in which form, and who need not get it again. */
class AnswerRoutesTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final AtomicInteger COMPUTED = new AtomicInteger();
    private static final String LONG = "满意".repeat(2_000);
    private static TestServer server;
    private static long version = 1;

    @BeforeAll
    static void start() {
        Clock clock = Clock.fixed(Instant.parse("2026-10-20T04:00:00.789Z"), ZoneOffset.UTC);
        Answers answers = new Answers(VERTX, () -> Future.succeededFuture(version), new Answers.Bounds(1_000_000, 100));
        server = TestServer.start(VERTX, root -> {
            Router api = Router.router(VERTX);
            new AnswerRoutes(answers, clock).answer(signedIn(api.get("/question")), asked -> {
                COMPUTED.incrementAndGet();
                if (asked.parameters().contains("wrong")) {
                    throw Rejection.invalid("wrong", "is wrong");
                }
                return Future.succeededFuture(new JsonObject()
                        .put("now", asked.now().toString())
                        .put("language", asked.language())
                        .put("stores", asked.scope().stores().toString())
                        .put("version", version)
                        .put("text", asked.parameters().contains("long") ? LONG : ""));
            });
            root.route("/api/v1/*").subRouter(api);
        });
    }

    /** The test's way to say who asks: by the store in a header. */
    private static Route signedIn(Route route) {
        return Somebody.guard(ctx -> Somebody.with(
                        Role.STORE_MANAGER,
                        Scope.of(Set.of(), Set.of(ctx.request().getHeader("Store")))))
                .permit(route, Permission.KPI_READ);
    }

    @AfterAll
    static void stop() {
        server.close();
        TestServer.await(VERTX.close());
    }

    @BeforeEach
    void anew() {
        version += 10;
        COMPUTED.set(0);
    }

    @Test
    void theSameQuestionWithinASecondIsAnsweredFromWhatIsKept() {
        HttpResponse<String> first = get("/api/v1/question?a=1&b=2", "S1");
        HttpResponse<String> again = get("/api/v1/question?b=2&a=1", "S1");
        assertEquals(1, COMPUTED.get());
        assertEquals(first.body(), again.body());
        assertEquals("2026-10-20T04:00:00Z", new JsonObject(first.body()).getString("now"));
        assertEquals("private, no-cache", header(first, "Cache-Control"));
        assertEquals("Authorization, Accept, Accept-Encoding, Accept-Language", header(first, "Vary"));
        assertEquals("application/json; charset=utf-8", header(first, "Content-Type"));
    }

    @Test
    void whoHasTheAnswerIsToldThatItStillHolds() {
        String tag = header(get("/api/v1/question", "S1"), "ETag");
        HttpResponse<String> held = get("/api/v1/question", "S1", "If-None-Match", tag);
        assertEquals(304, held.statusCode());
        assertEquals("", held.body());
        assertEquals(tag, header(held, "ETag"));
        assertEquals(1, COMPUTED.get());
        version++;
        HttpResponse<String> changed = get("/api/v1/question", "S1", "If-None-Match", tag);
        assertEquals(200, changed.statusCode());
        assertNotEquals(tag, header(changed, "ETag"));
        assertEquals(version, new JsonObject(changed.body()).getLong("version"));
    }

    @Test
    void peopleOfDifferentScopesAndLanguagesHaveTheirOwnAnswers() {
        assertEquals("[S1]", new JsonObject(get("/api/v1/question", "S1").body()).getString("stores"));
        assertEquals("[S2]", new JsonObject(get("/api/v1/question", "S2").body()).getString("stores"));
        HttpResponse<String> english = get("/api/v1/question", "S1", "Accept-Language", "en-GB");
        assertEquals("en", new JsonObject(english.body()).getString("language"));
        assertEquals("zh-CN", new JsonObject(get("/api/v1/question", "S1").body()).getString("language"));
        assertEquals(3, COMPUTED.get());
    }

    @Test
    void whatIsWrongIsToldAndNotKept() {
        TestServer.problem(400, get("/api/v1/question?wrong=1", "S1"));
        HttpResponse<String> again = get("/api/v1/question?wrong=1", "S1");
        assertEquals(
                "wrong",
                TestServer.problem(400, again)
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"));
        assertEquals("no-store", header(again, "Cache-Control"));
        assertEquals(2, COMPUTED.get());
    }

    @Test
    void theZippedAnswerIsThePlainOneWithATagOfItsOwn() throws Exception {
        HttpResponse<byte[]> plain = bytes("GET", "/api/v1/question?long=1", "identity");
        HttpResponse<byte[]> zipped = bytes("GET", "/api/v1/question?long=1", "gzip");
        assertEquals("gzip", header(zipped, "Content-Encoding"));
        assertTrue(zipped.body().length < plain.body().length / 10);
        assertArrayEquals(plain.body(), unzipped(zipped.body()));
        assertTrue(new String(plain.body(), StandardCharsets.UTF_8).contains(LONG));
        assertNotEquals(header(plain, "ETag"), header(zipped, "ETag"));
        assertEquals(1, COMPUTED.get());
        HttpResponse<byte[]> small = bytes("GET", "/api/v1/question", "gzip");
        assertEquals("none", header(small, "Content-Encoding"), "not worth it");
    }

    @Test
    void theHeadOfAnAnswerHasNoBodyButItsLength() throws Exception {
        HttpResponse<byte[]> whole = bytes("GET", "/api/v1/question?long=1", "identity");
        HttpResponse<byte[]> head = bytes("HEAD", "/api/v1/question?long=1", "identity");
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        assertEquals(String.valueOf(whole.body().length), header(head, "Content-Length"));
        assertEquals(header(whole, "ETag"), header(head, "ETag"));
    }

    private static byte[] unzipped(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }

    private static HttpResponse<String> get(String path, String store, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Store";
        all[1] = store;
        return server.get(path, all);
    }

    private static HttpResponse<byte[]> bytes(String method, String path, String encoding)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Store", "S1")
                .header("Accept-Encoding", encoding)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
