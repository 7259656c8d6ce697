package dev.manyi.matrix;

import dev.manyi.testing.SameAnswer;
import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client of the whole server. */
final class Api {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    Api(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    record Answer(int status, String body) {
        JsonObject json() {
            return new JsonObject(body);
        }
    }

    /** The access token of somebody with the tests' password. */
    String login(String username) {
        return session(username).getString("access_token");
    }

    /** An access token whose session is over. */
    String loggedOut(String username) {
        JsonObject session = session(username);
        String refresh = new JsonObject()
                .put("refresh_token", session.getString("refresh_token"))
                .encode();
        Answer answer = send("POST", "/auth/logout", null, "application/json", refresh);
        if (answer.status() != 204) {
            throw new AssertionError(answer.toString());
        }
        return session.getString("access_token");
    }

    private JsonObject session(String username) {
        String who = new JsonObject()
                .put("username", username)
                .put("password", TestSettings.ADMIN_PASSWORD)
                .encode();
        Answer answer = send("POST", "/auth/login", null, "application/json", who);
        if (answer.status() != 200) {
            throw new AssertionError(username + " can not log in: " + answer);
        }
        return answer.json();
    }

    Answer get(String path, String token, String... headers) {
        return send("GET", path, token, null, null, headers);
    }

    /** The path is below /api/v1; no token, type or body where null. */
    Answer send(String method, String path, String token, String type, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream stream = answer.body()) {
                return new Answer(answer.statusCode(), text(answer.headers().allValues("content-type"), stream));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stream of events goes on for ever: its status is all there is to read. Each request's own id is left out. */
    private static String text(List<String> type, InputStream stream) throws IOException {
        return type.toString().contains("event-stream")
                ? ""
                : SameAnswer.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
}
