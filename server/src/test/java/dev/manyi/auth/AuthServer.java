package dev.manyi.auth;

import static dev.manyi.http.TestServer.await;

import dev.manyi.config.Secret;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.TestServer;
import dev.manyi.testing.TestDatabase;
import dev.manyi.testing.TestSettings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Logging in and looking after people over HTTP, on a database of their own with two regions and two stores. */
final class AuthServer implements AutoCloseable {
    static final String PASSWORD = TestSettings.ADMIN_PASSWORD;
    final TestDatabase db = TestDatabase.create();
    final TestClock clock = new TestClock("2026-10-31T15:59:59Z");
    final EvidenceQueries evidence = new EvidenceQueries(db.database(), clock);
    final Auth auth = Auth.open(db.vertx(), db.database(), db.settings("Asia/Shanghai"), evidence, clock);
    private final TestServer server;

    AuthServer() {
        await(auth.firstAdmin().create(Optional.of(new Secret(PASSWORD))));
        sql("INSERT INTO region (code, name) VALUES ('EAST', '华东'), ('WEST', '华西')");
        sql("INSERT INTO store (code, name, region) VALUES ('S001', '一店', 'EAST'), ('S002', '二店', 'WEST')");
        server = TestServer.start(db.vertx(), api -> {
            auth.routes().mount(api);
            auth.users().mount(api);
            auth.guard()
                    .permit(api.get("/kpis"), Permission.KPI_READ)
                    .respond(ctx -> Future.succeededFuture(
                            BearerGuard.principal(ctx).scope().toString()));
        });
    }

    JsonObject login(String username, String password) {
        return ok(200, tryLogin(username, password));
    }

    HttpResponse<String> tryLogin(String username, String password) {
        return server.post(
                "/auth/login",
                new JsonObject()
                        .put("username", username)
                        .put("password", password)
                        .encode());
    }

    HttpResponse<String> refresh(JsonObject session) {
        return server.post("/auth/refresh", refreshBody(session));
    }

    HttpResponse<String> logout(JsonObject session) {
        return server.post("/auth/logout", refreshBody(session));
    }

    private static String refreshBody(JsonObject session) {
        return new JsonObject()
                .put("refresh_token", session.getString("refresh_token"))
                .encode();
    }

    /** A request in the name of a session, without a body when there is none. */
    HttpResponse<String> send(String method, String path, JsonObject body, JsonObject session) {
        String bearer = "Bearer " + session.getString("access_token");
        return body == null
                ? server.send(method, path, null, "Authorization", bearer)
                : server.send(method, path, body.encode(), "Authorization", bearer, "Content-Type", "application/json");
    }

    int status(String path, JsonObject session) {
        return send("GET", path, null, session).statusCode();
    }

    static JsonObject ok(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.uri() + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body() == null || answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
    }

    /** Somebody with the password of all people in these tests. */
    JsonObject add(String username, String role, List<String> regions, List<String> stores) {
        JsonObject body = new JsonObject()
                .put("username", username)
                .put("display_name", username)
                .put("role", role)
                .put("regions", regions)
                .put("stores", stores)
                .put("password", PASSWORD);
        return ok(201, send("POST", "/users", body, login("admin", PASSWORD)));
    }

    void sql(String statement, Object... values) {
        await(db.database().execute(statement, Tuple.wrap(values)));
    }

    List<String> texts(String query) {
        return await(db.database().list(query, Tuple.tuple(), row -> row.getString(0)));
    }

    @Override
    public void close() {
        server.close();
        db.close();
    }
}
