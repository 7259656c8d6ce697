package dev.manyi.http;

import static dev.manyi.http.TestServer.await;
import static dev.manyi.http.TestServer.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Network;
import dev.manyi.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks, how much, how long, and from which pages. */
class EdgeTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String PORTAL = "https://portal.example";

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    private static TestServer server(List<String> proxies, List<String> origins, int perMinute) {
        List<Network> networks =
                proxies.stream().map(Network::parse).map(Optional::orElseThrow).toList();
        Settings.Web web = new Settings.Web(Optional.empty(), networks, origins, perMinute);
        return TestServer.start(VERTX, root -> {
            Edge.of(web, Clock.systemUTC()).mount(root);
            Router api = Router.router(VERTX);
            api.get("/address").respond(ctx -> Future.succeededFuture(ClientAddress.of(ctx)));
            api.get("/known")
                    .handler(ctx ->
                            Representation.of("text/plain", new byte[10]).send(ctx, "private", "Accept-Encoding"));
            api.post("/ingest/tickets").handler(ctx -> {
                if (ctx.request().getHeader("Authorization") == null) {
                    ctx.fail(Rejection.unauthorized("Log in first"));
                } else {
                    ctx.response().end("taken");
                }
            });
            api.get("/live").respond(ctx -> Future.succeededFuture("events"));
            root.route("/api/v1/*").subRouter(api);
            root.get("/page").respond(ctx -> Future.succeededFuture("page"));
        });
    }

    /** We are asked from 127.0.0.1; each line: whom we trust, what is said, who it is then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1            | 1.2.3.4                            | 127.0.0.1",
                "127.0.0.0/8         | 1.2.3.4                            | 1.2.3.4",
                "127.0.0.0/8         | 6.6.6.6, 1.2.3.4                   | 1.2.3.4",
                "127.0.0.1,10.0.0.0/8| 6.6.6.6, 1.2.3.4, 10.7.7.7         | 1.2.3.4",
                "127.0.0.1,10.0.0.0/8| 10.1.1.1, 10.2.2.2                 | 10.1.1.1",
                "127.0.0.1           | nonsense                           | 127.0.0.1",
                "127.0.0.1           | 1.2.3.4, nonsense                  | 127.0.0.1",
                "127.0.0.1           | 1.2.3.4,                           | 127.0.0.1",
                "127.0.0.1           | 999.2.3.4                          | 127.0.0.1",
                "127.0.0.1           | localhost                          | 127.0.0.1",
                "127.0.0.1           | 1.2.3.4:5678                       | 1.2.3.4",
                "127.0.0.1           | [2001:db8::7]:443                  | 2001:db8:0:0:0:0:0:7",
                "127.0.0.1           | 2001:DB8::7                        | 2001:db8:0:0:0:0:0:7",
                "127.0.0.1,2001:db8::/32 | 9.9.9.9, 2001:db8:5::1         | 9.9.9.9",
                "127.0.0.1           | ::ffff:1.2.3.4                     | 1.2.3.4"
            })
    void whatProxiesSayIsBelievedAsFarAsTheyAreOurs(String trusted, String said, String client) {
        try (TestServer server = server(List.of(trusted.split(",")), List.of(), 1_000)) {
            assertEquals(
                    client,
                    server.get("/api/v1/address", "X-Forwarded-For", said).body());
        }
    }

    @Test
    void severalHeadersAreOneListAndNothingElseTellsTheAddress() {
        try (TestServer server = server(List.of("127.0.0.1"), List.of(), 1_000)) {
            assertEquals(
                    "1.2.3.4",
                    server.get("/api/v1/address", "X-Forwarded-For", "6.6.6.6", "X-Forwarded-For", "1.2.3.4")
                            .body());
            assertEquals("127.0.0.1", server.get("/api/v1/address").body());
            assertEquals(
                    "127.0.0.1",
                    server.get("/api/v1/address", "X-Real-IP", "6.6.6.6", "Forwarded", "for=6.6.6.6")
                            .body());
        }
    }

    @Test
    void whoAsksTooMuchWaitsAndKeepsNobodyElseWaiting() {
        try (TestServer server = server(List.of("127.0.0.1"), List.of(), 60)) {
            int refused = 0;
            HttpResponse<String> last = null;
            for (int i = 0; i < 200 && refused == 0; i++) {
                last = server.get("/api/v1/address", "X-Forwarded-For", "1.2.3.4");
                refused += last.statusCode() == 429 ? 1 : 0;
                assertTrue(refused == 0 || i >= 60, "refused after " + i);
            }
            assertEquals(1, refused);
            problem(429, last);
            int seconds =
                    Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(seconds >= 1 && seconds <= 2, "after " + seconds);
            // Other addresses, pages, machines that send, and screens that listen.
            assertEquals(
                    200,
                    server.get("/api/v1/address", "X-Forwarded-For", "1.2.3.5").statusCode());
            assertEquals(200, server.get("/page", "X-Forwarded-For", "1.2.3.4").statusCode());
            assertEquals(
                    200,
                    server.get("/api/v1/live", "X-Forwarded-For", "1.2.3.4").statusCode());
            for (int i = 0; i < 150; i++) {
                assertEquals(200, ingest(server, "Authorization", "Bearer good").statusCode());
            }
        }
    }

    @Test
    void sendingWithoutAGoodTokenIsCounted() {
        try (TestServer server = server(List.of("127.0.0.1"), List.of(), 60)) {
            long refused = 0;
            for (int i = 0; i < 100; i++) {
                refused += ingest(server).statusCode() == 429 ? 1 : 0;
            }
            assertTrue(refused > 10 && refused <= 40, refused + " of 100");
        }
    }

    private static HttpResponse<String> ingest(TestServer server, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "X-Forwarded-For";
        all[headers.length + 1] = "1.2.3.4";
        return server.post("/api/v1/ingest/tickets", "[]", all);
    }

    @Test
    void namedOriginsMayReadAndAreToldHow() {
        try (TestServer server = server(List.of(), List.of(PORTAL, "http://other.example:81"), 1_000)) {
            HttpResponse<String> answer = server.get("/api/v1/known", "Origin", PORTAL);
            assertEquals(PORTAL, header(answer, "Access-Control-Allow-Origin"));
            assertEquals("Accept-Encoding, Origin", header(answer, "Vary"));
            assertTrue(header(answer, "Access-Control-Expose-Headers").contains("Retry-After"));
            HttpResponse<String> asked = server.send(
                    "OPTIONS", "/api/v1/known", null, "Origin", PORTAL, "Access-Control-Request-Method", "POST");
            assertEquals(204, asked.statusCode());
            assertEquals(PORTAL, header(asked, "Access-Control-Allow-Origin"));
            assertEquals("600", header(asked, "Access-Control-Max-Age"));
            assertTrue(header(asked, "Access-Control-Allow-Headers").contains("Authorization"));
            assertTrue(header(asked, "Access-Control-Allow-Methods").contains("POST"));
            List.of(answer, asked).forEach(each -> assertEquals("", header(each, "Access-Control-Allow-Credentials")));
            HttpResponse<String> missing = server.get("/api/v1/nowhere", "Origin", PORTAL);
            assertEquals(PORTAL, header(missing, "Access-Control-Allow-Origin"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "*",
                "https://portal.example.evil.example",
                "http://portal.example",
                "https://portal.example:444",
                "https://PORTAL.example",
                "https://a.portal.example"
            })
    void othersAreToldNothingWithTheSettingAndWithout(String origin) {
        for (List<String> origins : List.of(List.of(PORTAL), List.<String>of())) {
            try (TestServer server = server(List.of(), origins, 1_000)) {
                HttpResponse<String> answer = server.get("/api/v1/known", "Origin", origin);
                HttpResponse<String> asked = server.send(
                        "OPTIONS", "/api/v1/known", null, "Origin", origin, "Access-Control-Request-Method", "POST");
                assertEquals(200, answer.statusCode());
                assertEquals(origins.isEmpty() ? "Accept-Encoding" : "Accept-Encoding, Origin", header(answer, "Vary"));
                assertEquals(405, asked.statusCode());
                List.of(answer, asked)
                        .forEach(each -> assertTrue(
                                each.headers().map().keySet().stream()
                                        .noneMatch(name -> name.startsWith("access-control")),
                                each.headers().toString()));
            }
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join("|", answer.headers().allValues(name));
    }

    @Test
    void anAnswerThatTakesTooLongIs503AndItsLateArrivalHarmless() {
        Promise<String> late = Promise.promise();
        try (TestServer server = TestServer.start(VERTX, root -> {
            new RequestTime(Duration.ofMillis(200)).mount(root);
            root.get("/api/late").respond(ctx -> late.future());
            root.get("/api/fine").respond(ctx -> Future.succeededFuture("fine"));
        })) {
            HttpResponse<String> answer = server.get("/api/late");
            problem(503, answer);
            assertEquals("10", header(answer, "Retry-After"));
            late.complete("at last");
            assertEquals("fine", server.get("/api/fine").body());
        }
    }
}
