package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.log.JsonLog;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request's name leads from the answer to what the log says of it. */
class LoggedRequestTest {
    private static HttpResponse<String> ask(LiveServer server, String path, String id) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Authorization", "Bearer " + server.token())
                .header("X-Request-Id", id)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String named(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    @Test
    void aFailureIsFoundByTheNameInItsAnswer() {
        JsonLog.during(LoggedRequestTest::failAndFind);
    }

    private static void failAndFind() {
        try (LogLines log = new LogLines();
                LiveServer server = new LiveServer()) {
            server.sql("ALTER TABLE customer RENAME TO customer_is_broken");
            HttpResponse<byte[]> failed =
                    server.post("/api/v1/customers/export", new JsonObject().put("customer", "C-1"), server.token());
            assertEquals(500, failed.statusCode());
            String id = failed.headers().firstValue("X-Request-Id").orElseThrow();
            assertEquals(id, new JsonObject(new String(failed.body(), StandardCharsets.UTF_8)).getString("request_id"));
            JsonObject asked = Eventually.get(
                    "the line of the request",
                    () -> entries(log).stream()
                            .filter(entry -> "dev.manyi.http.access".equals(entry.getString("logger")))
                            .filter(entry -> id.equals(entry.getString("request_id")))
                            .findFirst()
                            .orElse(new JsonObject()),
                    entry -> !entry.isEmpty());
            assertEquals("POST", asked.getString("method"));
            assertEquals("/api/v1/customers/export", asked.getString("path"));
            assertEquals(500, asked.getInteger("status"));
            assertEquals("WARN", asked.getString("level"));
            assertTrue(
                    entries(log).stream()
                            .anyMatch(entry -> id.equals(entry.getString("request_id"))
                                    && entry.getString("stack", "").contains("customer")),
                    "the cause stands beside the name");
        }
    }

    /** Every line is an object, whoever wrote it. */
    private static List<JsonObject> entries(LogLines log) {
        return log.lines().stream().map(JsonObject::new).toList();
    }

    @Test
    void aProblemTellsTheNameAndAGoodOneIsKept() {
        try (LiveServer server = new LiveServer()) {
            HttpResponse<String> unknown = ask(server, "/api/v1/nowhere", "till-7.2026_10");
            assertEquals(404, unknown.statusCode());
            assertEquals("till-7.2026_10", named(unknown));
            assertEquals("till-7.2026_10", new JsonObject(unknown.body()).getString("request_id"));
            assertEquals("till-7.2026_10", named(ask(server, "/api/v1/me", "till-7.2026_10")));
        }
    }

    @Test
    void aNameThatIsNoneIsReplaced() {
        try (LiveServer server = new LiveServer()) {
            List.of(
                            "short",
                            "two words here",
                            "<script>alert</script>",
                            "${jndi:ldap://x/y}",
                            "a=\"b\",c=12345",
                            "x".repeat(65))
                    .forEach(id -> {
                        String answered = named(ask(server, "/api/v1/nowhere", id));
                        assertFalse(answered.contains(id), answered);
                        assertEquals(36, answered.length(), answered);
                    });
        }
    }
}
