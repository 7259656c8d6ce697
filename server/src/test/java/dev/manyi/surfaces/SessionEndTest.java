package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.live.EventStream;
import dev.manyi.live.EventStream.Event;
import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever ends a session ends it at once on the server that was asked, and within five seconds on others: streams, too. */
class SessionEndTest {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final String OTHER = "paper lantern quarry 61";
    private static LiveServer first;
    private static LiveServer second;
    private static int people;

    @BeforeAll
    static void start() {
        first = new LiveServer();
        second = first.another();
        first.sql("INSERT INTO store (code, name, region, mapped) VALUES ('S1', '一店', 'EAST', true)");
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    private record Login(String username, JsonObject session) {
        String token() {
            return session.getString("access_token");
        }

        JsonObject refresh() {
            return new JsonObject().put("refresh_token", session.getString("refresh_token"));
        }
    }

    private static HttpResponse<byte[]> admin(String method, String path, JsonObject body) {
        return first.send(method, "/api/v1/users/" + path, body == null ? null : body.encode(), first.token());
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                end("logout", login -> first.post("/api/v1/auth/logout", login.refresh(), null)),
                end("a refresh token used twice", login -> {
                    first.post("/api/v1/auth/refresh", login.refresh(), null);
                    first.post("/api/v1/auth/refresh", login.refresh(), null);
                }),
                end("one's own new password", login -> {
                    JsonObject change = new JsonObject()
                            .put("current_password", TestSettings.ADMIN_PASSWORD)
                            .put("new_password", OTHER);
                    LiveServer.json(200, first.post("/api/v1/auth/password", change, login.token()));
                }),
                end(
                        "a reset",
                        login -> LiveServer.json(
                                200,
                                admin(
                                        "POST",
                                        login.username() + "/password",
                                        new JsonObject().put("password", OTHER)))),
                end(
                        "being disabled",
                        login -> LiveServer.json(
                                200, admin("PATCH", login.username(), new JsonObject().put("disabled", true)))),
                end(
                        "another role",
                        login -> LiveServer.json(
                                200, admin("PATCH", login.username(), new JsonObject().put("role", "executive")))),
                end("being logged out", login -> admin("DELETE", login.username() + "/sessions", null)));
    }

    private static Arguments end(String name, Consumer<Login> end) {
        return Arguments.of(name, end);
    }

    private static Login somebody() {
        String username = "somebody" + people++;
        JsonObject person = new JsonObject()
                .put("username", username)
                .put("display_name", username)
                .put("role", "analyst")
                .put("password", TestSettings.ADMIN_PASSWORD);
        LiveServer.json(201, first.post("/api/v1/users", person, first.token()));
        JsonObject credentials =
                new JsonObject().put("username", username).put("password", TestSettings.ADMIN_PASSWORD);
        return new Login(username, LiveServer.json(200, first.post("/api/v1/auth/login", credentials, null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void aSessionThatEndedIsOverEverywhere(String name, Consumer<Login> end) {
        Login login = somebody();
        try (EventStream here = EventStream.open(first.address(), login.token());
                EventStream there = EventStream.open(second.address(), login.token());
                EventStream bystander = EventStream.open(second.address(), second.token())) {
            here.id();
            there.id();
            bystander.id();
            assertEquals(200, second.get("/api/v1/me", login.token()).statusCode());
            end.accept(login);
            long ended = System.nanoTime();
            assertEquals(401, first.get("/api/v1/me", login.token()).statusCode(), "at once, where it was ended");
            assertEquals(new Event("expired", "{}"), here.next());
            here.end();
            assertEquals(new Event("expired", "{}"), there.next());
            there.end();
            assertEquals(401, second.get("/api/v1/me", login.token()).statusCode());
            Duration took = Duration.ofNanos(System.nanoTime() - ended);
            assertTrue(took.compareTo(PROMISED) < 0, "took " + took);
            assertTrue(bystander.heard().isEmpty(), "others go on");
            assertEquals(401, EventStream.answer(first.address(), login.token()).statusCode());
        }
    }
}
