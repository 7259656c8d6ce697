package dev.manyi.auth;

import static dev.manyi.auth.AuthServer.PASSWORD;
import static dev.manyi.auth.AuthServer.ok;
import static dev.manyi.http.TestServer.await;
import static dev.manyi.http.TestServer.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.config.Secret;
import dev.manyi.db.Session;
import dev.manyi.evidence.Actor;
import dev.manyi.surfaces.Eventually;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A login or refresh that is under way while rights are taken away: nothing of it outlives that. */
class SessionRaceTest {
    private static final Actor SOMEBODY = new Actor("admin", "192.0.2.1");
    private static AuthServer server;

    @BeforeAll
    static void start() {
        server = new AuthServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Changes the person in a transaction that commits only when the request has come to wait for it. */
    private static HttpResponse<String> overtaken(
            String username, String change, Supplier<HttpResponse<String>> request) {
        Promise<Void> written = Promise.promise();
        Promise<Void> mayCommit = Promise.promise();
        Future<Void> taken = server.db
                .database()
                .inSession((Session session) -> PeopleQueries.lock(session, username)
                        .compose(locked -> session.execute(change, username))
                        .compose(changed -> RefreshQueries.endAll(session, username))
                        .compose(families -> EndedSessionQueries.end(session, families, server.clock.instant()))
                        .onComplete(done -> written.complete())
                        .compose(ended -> mayCommit.future()));
        await(written.future());
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(request);
        Eventually.get(
                "the request waits for the row",
                () -> server.texts(
                        "SELECT pid::text FROM pg_locks WHERE NOT granted AND database IS NULL"
                                + " OR NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"),
                waiting -> !waiting.isEmpty());
        mayCommit.complete();
        await(taken);
        return answer.join();
    }

    @Test
    void aLoginThatWasRightIsRefusedWhenThePersonIsDisabledMeanwhile() {
        server.add("a.disabled", "analyst", List.of(), List.of());
        problem(
                401,
                overtaken(
                        "a.disabled",
                        "UPDATE person SET disabled = true WHERE username = $1",
                        () -> server.tryLogin("a.disabled", PASSWORD)));
        assertEquals(List.of(), tokens("a.disabled"));
    }

    @Test
    void aLoginThatWasRightIsRefusedWhenThePasswordIsAnotherMeanwhile() {
        server.add("a.reset", "analyst", List.of(), List.of());
        problem(
                401,
                overtaken(
                        "a.reset",
                        "UPDATE person SET password_hash = (SELECT password_hash FROM person WHERE username = 'admin')"
                                + " WHERE username = $1",
                        () -> server.tryLogin("a.reset", PASSWORD)));
        assertEquals(List.of(), tokens("a.reset"));
    }

    @Test
    void aRefreshDoesNotCarryASessionPastItsEnd() {
        server.add("a.refresh", "analyst", List.of(), List.of());
        JsonObject session = server.login("a.refresh", PASSWORD);
        problem(
                401,
                overtaken(
                        "a.refresh",
                        "UPDATE person SET must_change_password = true WHERE username = $1",
                        () -> server.refresh(session)));
        assertEquals(List.of(), tokens("a.refresh"));
    }

    @Test
    void aLoginSeesTheRoleThatTheOtherTransactionLeft() {
        server.add("a.role", "executive", List.of(), List.of());
        JsonObject session = ok(
                200,
                overtaken(
                        "a.role",
                        "UPDATE person SET role = 'auditor' WHERE username = $1",
                        () -> server.tryLogin("a.role", PASSWORD)));
        assertEquals("auditor", session.getJsonObject("user").getString("role"));
        problem(403, server.send("GET", "/kpis", null, session));
    }

    /** In whatever order they come: what a refresh answered before is dead after the reset has answered. */
    @Test
    void whateverARefreshGaveIsDeadAfterAReset() {
        server.add("a.storm", "analyst", List.of(), List.of());
        for (int round = 0; round < 20; round++) {
            JsonObject session = server.login("a.storm", PASSWORD);
            CompletableFuture<HttpResponse<String>> refresh =
                    CompletableFuture.supplyAsync(() -> server.refresh(session));
            await(server.auth.people().reset(SOMEBODY, "a.storm", Optional.of(new Secret(PASSWORD))));
            HttpResponse<String> answer = refresh.join();
            if (answer.statusCode() == 200) {
                JsonObject renewed = new JsonObject(answer.body());
                assertEquals(401, server.status("/me", renewed));
                problem(401, server.refresh(renewed));
            }
            assertEquals(401, server.status("/me", session));
            assertEquals(List.of(), tokens("a.storm"));
        }
    }

    private static List<String> tokens(String username) {
        return server.texts("SELECT token_sha256 FROM refresh_token WHERE username = '" + username + "'");
    }
}
