package dev.manyi.ingest;

import dev.manyi.auth.Principal;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.fact.Privacy;
import dev.manyi.http.Problems;
import dev.manyi.ingest.check.KnownKpis;
import dev.manyi.testing.Somebody;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** The ingest routes on a real server at a free port, over a real and empty database. */
final class IngestServer implements AutoCloseable {
    static final Privacy PRIVACY = new Privacy("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    private final TestDatabase db = TestDatabase.create();
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    final FactStore store;
    private volatile Principal asks = Somebody.with(Role.ADMIN, Scope.ALL);

    IngestServer(String zone) {
        this(zone, false);
    }

    IngestServer(String zone, boolean strictCodes) {
        KnownKpis kpis = new KnownKpis(List.of("nps", "csat_mean", "rating_<dimension>"));
        Inlets inlets = Inlets.of(db.database(), PRIVACY, strictCodes, ZoneId.of(zone), kpis);
        store = inlets.facts();
        Router root = Router.router(db.vertx());
        Router api = Router.router(db.vertx());
        new IngestRoutes(db.vertx(), db.database(), inlets, Somebody.guard(ctx -> asks)).mount(api);
        root.route("/api/v1/*").subRouter(api);
        Problems.mount(root);
        server = await(db.vertx().createHttpServer().requestHandler(root).listen(0, "127.0.0.1"));
    }

    /** Whose requests come from now on. */
    void asks(Principal who) {
        asks = who;
    }

    int port() {
        return server.actualPort();
    }

    TestDatabase db() {
        return db;
    }

    HttpResponse<String> post(String path, String type, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port() + "/api/v1/ingest/" + path))
                .POST(body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> post(String path, String type, String body, String... headers) {
        return post(path, type, BodyPublishers.ofString(body), headers);
    }

    /** Sends and expects 200. */
    JsonObject send(String kind, String type, String body) {
        HttpResponse<String> answer = post(kind, type, body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    JsonObject json(String kind, String body) {
        return send(kind, "application/json", body);
    }

    List<String> query(String sql) {
        return await(db.database().list(sql, Tuple.tuple(), row -> String.valueOf(row.getValue(0))));
    }

    String one(String sql) {
        return query(sql).get(0);
    }

    static String counts(JsonObject answer) {
        return answer.getLong("accepted") + "/" + answer.getLong("duplicate") + "/" + answer.getLong("updated") + "/"
                + answer.getLong("rejected");
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public void close() {
        await(server.close());
        db.close();
    }
}
