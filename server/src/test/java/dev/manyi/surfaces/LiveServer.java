package dev.manyi.surfaces;

import dev.manyi.RunningServer;
import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.fact.DimensionQueries;
import dev.manyi.log.LogFormat;
import dev.manyi.testing.TestDatabase;
import dev.manyi.testing.TestSettings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The whole server on free ports over a database of its own, at noon of 20 October 2026 in Shanghai, and its user admin. */
final class LiveServer implements AutoCloseable {
    static final String MONTH = "from=2026-10-01&to=2026-11-01";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-10-20T04:00:00Z"), ZoneOffset.UTC);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestDatabase db;
    private final boolean owner;
    private final Settings settings;
    private final Clock clock;
    private RunningServer server;
    private final String token;

    LiveServer() {
        this(TestDatabase.create(), true);
    }

    private LiveServer(TestDatabase db, boolean owner) {
        this(db, owner, db.settings("Asia/Shanghai"));
    }

    private LiveServer(TestDatabase db, boolean owner, Settings settings) {
        this(db, owner, settings, NOON);
    }

    private LiveServer(TestDatabase db, boolean owner, Settings settings, Clock clock) {
        this.db = db;
        this.owner = owner;
        this.settings = settings;
        this.clock = clock;
        this.server = RunningServer.prepare(settings, clock).listen();
        this.token = token("admin", TestSettings.ADMIN_PASSWORD);
    }

    /** Behind a proxy on this machine that tells who asks, with these limits and origins. */
    static LiveServer meeting(Settings.Web web) {
        TestDatabase db = TestDatabase.create();
        return new LiveServer(db, true, TestSettings.with(db.settings("Asia/Shanghai"), web));
    }

    /** Of an organisation of that name. */
    static LiveServer named(String organisation) {
        TestDatabase db = TestDatabase.create();
        return new LiveServer(db, true, TestSettings.named(db.settings("Asia/Shanghai"), organisation));
    }

    /** That tells nothing of fewer facts than these about people. */
    static LiveServer guarding(int smallGroup) {
        TestDatabase db = TestDatabase.create();
        Settings.Disclosure disclosure = new Settings.Disclosure(smallGroup, true);
        return new LiveServer(db, true, TestSettings.with(db.settings("Asia/Shanghai"), disclosure));
    }

    /** By today's clock, which the database's is; sends by mail and to webhooks. */
    static LiveServer sending(Settings.Mail mail, Settings.Webhooks webhooks) {
        TestDatabase db = TestDatabase.create();
        return new LiveServer(
                db, true, TestSettings.with(db.settings("Asia/Shanghai"), mail, webhooks), Clock.systemUTC());
    }

    /** That waits so long for requests and jobs when it is told to stop. */
    static LiveServer stoppingWithin(Duration time) {
        TestDatabase db = TestDatabase.create();
        Settings.Operation operation = new Settings.Operation(LogFormat.TEXT, false, time);
        return new LiveServer(db, true, TestSettings.with(db.settings("Asia/Shanghai"), operation));
    }

    /** As when it is told to stop; its database stays. */
    void stop() {
        server.close();
    }

    /** A second server on the same database and data folder. */
    LiveServer another() {
        return new LiveServer(db, false, settings);
    }

    Database database() {
        return db.database();
    }

    DatabaseAddress databaseAddress() {
        return db.address();
    }

    /** With the generated facts, sent in over HTTP. */
    static LiveServer withFacts() {
        return withFacts(new LiveServer());
    }

    /** The same, telling of people as much as that. */
    static LiveServer withFacts(Settings.Disclosure disclosure) {
        TestDatabase db = TestDatabase.create();
        return withFacts(new LiveServer(db, true, TestSettings.with(db.settings("Asia/Shanghai"), disclosure)));
    }

    private static LiveServer withFacts(LiveServer live) {
        Facts facts = new Facts();
        facts.saveStores(new DimensionQueries(live.db.database()));
        live.ingest("responses", facts.responses());
        live.ingest("tickets", facts.tickets());
        return live;
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    Path dataDir() {
        return settings.dataDir();
    }

    String token() {
        return token;
    }

    String token(String username, String password) {
        JsonObject login = new JsonObject().put("username", username).put("password", password);
        return json(200, post("/api/v1/auth/login", login, null)).getString("access_token");
    }

    void ingest(String kind, JsonArray facts) {
        JsonObject outcome = json(200, send("POST", "/api/v1/ingest/" + kind, facts.encode(), token));
        if (outcome.getInteger("accepted") != facts.size()) {
            throw new AssertionError(outcome.encodePrettily());
        }
    }

    /** Sends a fact again with other content. */
    void correct(String kind, JsonObject fact) {
        String body = new JsonArray().add(fact).encode();
        JsonObject outcome = json(200, send("POST", "/api/v1/ingest/" + kind, body, token));
        if (outcome.getInteger("updated") != 1) {
            throw new AssertionError(outcome.encodePrettily());
        }
    }

    /** Another process on the same database and data folder, as far as anybody can tell. */
    void restart() {
        server.close();
        server = RunningServer.prepare(settings, clock).listen();
    }

    /** The answer to a GET of admin, which must be 200. */
    JsonObject get(String path) {
        return json(200, send("GET", path, null, token));
    }

    HttpResponse<byte[]> get(String path, String as) {
        return send("GET", path, null, as);
    }

    HttpResponse<byte[]> post(String path, JsonObject body, String as) {
        return send("POST", path, body.encode(), as);
    }

    int port() {
        return server.port();
    }

    int managementPort() {
        return server.managementPort();
    }

    HttpResponse<byte[]> post(String path, JsonArray body, String as) {
        return send("POST", path, body.encode(), as);
    }

    String metrics() {
        return text(exchange(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.managementPort() + "/metrics"))));
    }

    void sql(String statement, Object... values) {
        await(db.database().execute(statement, Tuple.wrap(values)));
    }

    long count(String statement) {
        return await(db.database().list(statement, Tuple.tuple(), row -> row.getLong(0)))
                .get(0);
    }

    static JsonObject json(int status, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().uri() + " answers " + answer.statusCode() + ": " + text(answer));
        }
        return new JsonObject(text(answer));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    HttpResponse<byte[]> send(String method, String path, String body, String as) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (as != null) {
            request.header("Authorization", "Bearer " + as);
        }
        return exchange(request);
    }

    private static HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        server.close();
        if (owner) {
            db.close();
        }
    }
}
