package dev.manyi.ops;

import static dev.manyi.http.TestServer.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Secret;
import dev.manyi.config.Settings.Listen;
import dev.manyi.db.Database;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.grafana.Tool;
import dev.manyi.http.Rejection;
import dev.manyi.http.TestServer;
import dev.manyi.testing.TestDatabase;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementServerTest {
    private static final Listen ANY_PORT = new Listen("127.0.0.1", 0);
    private static TestDatabase db;
    private static Metrics metrics;
    private static Vertx vertx;
    private static Database database;
    private static HttpServer management;
    private static TestServer users;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        metrics = new Metrics();
        vertx = metrics.startVertx(new VertxOptions());
        database = Database.connect(vertx, db.address(), 3);
        management = await(new ManagementServer(vertx, metrics, Optional.empty(), database).listen(ANY_PORT));
        users = TestServer.start(vertx, root -> {
            Router api = Router.router(vertx);
            api.route().handler(ctx -> ctx.next());
            api.get("/refused").respond(ctx -> Future.failedFuture(Rejection.of(409, "Not now")));
            api.get("/jobs/:id").respond(ctx -> Future.succeededFuture("job"));
            root.route("/api/v1/*").subRouter(api);
            root.getWithRegex("/(?!api/).*").setName("/*").respond(ctx -> Future.succeededFuture("page"));
        });
        Gauge.builder("manyi.kpi.value", () -> 42.512345678901)
                .description("The value of a KPI")
                .tag("kpi", "nps")
                .register(metrics.registry());
    }

    @AfterAll
    static void stop() {
        await(management.close());
        users.close();
        await(database.close());
        await(vertx.close());
        db.close();
    }

    @Test
    void liveAndReadyAnswerAsJson() throws Exception {
        HttpResponse<String> live = get(management, "/health/live");
        assertEquals(200, live.statusCode());
        assertEquals("{\"status\":\"up\"}", live.body());
        HttpResponse<String> ready = get(management, "/health/ready");
        assertEquals(200, ready.statusCode());
        assertEquals("{\"status\":\"ready\",\"checks\":{\"database\":\"up\",\"migrations\":\"done\"}}", ready.body());
        assertEquals(
                "application/json", ready.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void withoutItsMigrationsItIsNotReady() throws Exception {
        try (TestDatabase unfinished = TestDatabase.create()) {
            await(unfinished
                    .database()
                    .execute("UPDATE flyway_schema_history SET success = false WHERE version = '003'", Tuple.tuple()));
            HttpServer server =
                    await(new ManagementServer(unfinished.vertx(), metrics, Optional.empty(), unfinished.database())
                            .listen(ANY_PORT));
            assertNotReady(server, "up", "unfinished");
        }
    }

    @Test
    void aSilentDatabaseIsNotReadyAfterTwoSecondsWhileTheProcessLives() throws Exception {
        try (TestDatabase away = TestDatabase.create();
                ServerSocket silent = new ServerSocket(0)) {
            var address = new DatabaseAddress(
                    "127.0.0.1", silent.getLocalPort(), "x", "x", away.address().password(), "");
            Database unreachable = Database.connect(away.vertx(), address, 2);
            HttpServer server =
                    await(new ManagementServer(away.vertx(), metrics, Optional.empty(), unreachable).listen(ANY_PORT));
            long begin = System.nanoTime();
            assertNotReady(server, "down", "unknown");
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertTrue(seconds > 1.5 && seconds < 6, "answered after " + seconds + " s");
            assertEquals(200, get(server, "/health/live").statusCode());
        }
    }

    @Test
    void withATokenMetricsAreForItsBearerAndHealthForEverybody() throws Exception {
        HttpServer guarded =
                await(new ManagementServer(vertx, metrics, Optional.of(new Secret("a token of some length")), database)
                        .listen(ANY_PORT));
        HttpResponse<String> refused = get(guarded, "/metrics");
        assertEquals(401, refused.statusCode());
        assertEquals("Bearer", refused.headers().firstValue("WWW-Authenticate").orElseThrow());
        assertFalse(refused.body().contains("jvm_"), refused.body());
        assertEquals(
                401,
                get(guarded, "/metrics", "Authorization", "Bearer another token")
                        .statusCode());
        assertEquals(
                200,
                get(guarded, "/metrics", "Authorization", "Bearer a token of some length")
                        .statusCode());
        assertEquals(200, get(guarded, "/health/ready").statusCode());
        await(guarded.close());
    }

    @Test
    void nothingElseIsOnThisPort() throws Exception {
        HttpResponse<String> answer = get(management, "/api/v1/me");
        assertEquals(404, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void requestsAreCountedByRouteTemplateAndNeverByRawPathOrMethod() throws Exception {
        for (String id : List.of("raw-path-1", "raw-path-2", "raw-path-3")) {
            assertEquals("job", users.get("/api/v1/jobs/" + id).body());
            users.get("/some/raw-path/" + id);
            users.send("BREW" + id.hashCode() % 7, "/api/v1/nowhere/" + id, null);
        }
        users.get("/api/v1/refused");
        String text = get(management, "/metrics").body();
        assertTrue(text.contains("{code=\"409\",method=\"GET\",route=\"/api/v1/refused\"}"), text);
        assertTrue(
                text.contains(
                        "vertx_http_server_requests_total{code=\"200\",method=\"GET\",route=\"/api/v1/jobs/:id\"} 3.0"),
                text);
        assertTrue(text.contains("route=\"/*\""), text);
        assertTrue(text.contains("method=\"other\""), text);
        assertFalse(text.contains("raw-path"), text);
        assertFalse(text.contains("BREW"), text);
        assertTrue(text.contains("vertx_http_server_response_time_seconds_bucket{code=\"200\""), text);
    }

    @Test
    void poolsAndTheJvmAreThereAndKpisExact() throws Exception {
        await(database.execute("SELECT 1", Tuple.tuple()));
        String text = get(management, "/metrics").body();
        for (String name : List.of(
                "vertx_pool_in_use{pool_name=\"manyi\",pool_type=\"sql\"}",
                "vertx_pool_queue_pending{pool_name=\"manyi\",pool_type=\"sql\"}",
                "jvm_memory_used_bytes{",
                "jvm_gc_memory_allocated_bytes_total",
                "jvm_threads_live_threads",
                "process_uptime_seconds",
                "manyi_kpi_value{kpi=\"nps\"} 42.512345678901")) {
            assertTrue(text.contains(name), name + " is not in\n" + text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                                   | text/plain; version=0.0.4; charset=utf-8",
                "text/plain;version=0.0.4                              | text/plain; version=0.0.4; charset=utf-8",
                "application/openmetrics-text;version=1.0.0,text/plain | application/openmetrics-text; version=1.0.0; charset=utf-8"
            })
    void theFormatIsThatWhichPrometheusAsksFor(String accept, String type) throws Exception {
        HttpResponse<String> scrape = get(management, "/metrics", "Accept", accept);
        assertEquals(type, scrape.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(type.startsWith("application/openmetrics"), scrape.body().endsWith("# EOF\n"));
    }

    @Test
    void promtoolHasNothingToSay(@TempDir Path folder) throws Exception {
        Tool promtool = Tool.required("promtool");
        users.get("/api/v1/jobs/1");
        users.post("/api/v1/jobs/1", "{}");
        Path scrape = Files.writeString(
                folder.resolve("metrics"), get(management, "/metrics").body());
        promtool.hasNothingToSayOf(scrape, "check", "metrics");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/health/live                  | /health/live",
                "/api/v1/>/kpis                | /api/v1/kpis",
                "/api/v1/*>/ingest/>/ingest/:kind | /api/v1/ingest/:kind",
                "/api/v1/>/kpis/values>/api/v1/ | /api/v1/kpis/values",
                "/api/v1/>/api/v1/             | /api/v1/",
                "/api/v1/                      | /api/v1/",
                "''                            | none"
            })
    void theTemplateIsThatOfTheLastRoute(String passed, String template) {
        assertEquals(template, Metrics.template(passed));
    }

    private static void assertNotReady(HttpServer server, String database, String migrations) throws Exception {
        HttpResponse<String> ready = get(server, "/health/ready");
        assertEquals(503, ready.statusCode());
        assertEquals(
                new JsonObject()
                        .put("status", "not_ready")
                        .put(
                                "checks",
                                new JsonObject().put("database", database).put("migrations", migrations)),
                new JsonObject(ready.body()));
    }

    private static HttpResponse<String> get(HttpServer server, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
