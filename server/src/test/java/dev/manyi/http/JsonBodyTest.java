package dev.manyi.http;

import static dev.manyi.http.TestServer.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                VERTX, root -> JsonBody.accept(root.post("/orders")).respond(JsonBodyTest::order));
    }

    @AfterAll
    static void stop() {
        server.close();
        TestServer.await(VERTX.close());
    }

    private static Future<JsonObject> order(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        JsonObject seen = new JsonObject()
                .put("name", body.text("name", 2, 8))
                .put("note", body.optionalText("note", 1, 4).orElse("none"))
                .put("size", body.choice("size", List.of("small", "big")))
                .put("colours", body.choices("colours", List.of("red", "green")))
                .put("tags", body.texts("tags", 2, 5))
                .put("whole", body.isObject("place"));
        body.object("place").ifPresent(place -> seen.put("city", place.text("city", 1, 9)));
        body.done();
        return Future.succeededFuture(seen);
    }

    @Test
    void readsWhatIsAsked() {
        var answer = server.post("/orders", """
                {"name": "满意", "size": "big", "colours": ["red"], "tags": ["a", "b"], "place": {"city": "上海"}, "note": null}
                """);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(new JsonObject("""
                        {"name": "满意", "note": "none", "size": "big", "colours": ["red"], "tags": ["a", "b"],
                         "whole": true, "city": "上海"}"""), new JsonObject(answer.body()));
    }

    @Test
    void listsEverythingThatIsWrong() {
        var errors = problem(400, server.post("/orders", """
                        {"name": 5, "size": "huge", "tags": ["a", ""], "place": {"town": "x"}, "colour": "red"}""")).getJsonArray("errors");
        var fields = errors.stream()
                .map(e -> ((JsonObject) e).getString("field"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(List.of("name", "size", "tags", "place.town", "place.city", "colour", "colours")),
                fields);
        assertTrue(errors.encode().contains("is number that does not fit: give a text of 2 to 8 characters"));
        assertTrue(errors.encode().contains("give one of small, big"));
        assertTrue(errors.encode().contains("accepted are name, note, size, colours, tags, place"));
        assertTrue(errors.encode().contains("is missing: give a list of one or more of red, green"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800ab", "a\\nb", "a", "123456789"})
    void refusesTextThatIsTooShortTooLongOrCanNotBeStored(String name) {
        var errors = problem(400, server.post("/orders", """
                {"name": "%s", "size": "big", "colours": ["red"]}""".formatted(name))).getJsonArray("errors");
        assertEquals("name", errors.getJsonObject(0).getString("field"));
    }

    @Test
    void saysWhereMalformedJsonIs() {
        String detail =
                problem(400, server.post("/orders", "{\n  \"name\": oops}")).getString("detail");
        assertTrue(detail.contains("line 2, column"), detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "[]",
                "3",
                "null",
                "{} {}",
                "{\"name\":\"aa\",\"name\":\"bb\"}",
                "{\"name\"",
                "\uFEFF{}"
            })
    void refusesWhatIsNotOneObject(String body) {
        problem(400, server.post("/orders", body));
    }

    @Test
    void refusesDepthAndLength() {
        problem(400, server.post("/orders", "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000)));
        problem(400, server.post("/orders", "{\"a\": " + "9".repeat(1_000) + "}"));
        problem(413, server.post("/orders", "{\"a\": \"" + "9".repeat(JsonBody.LONGEST) + "\"}"));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        String answer = server.raw("POST /orders HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"name\": \"\u00ff\"");
        assertTrue(answer.contains(" 400 ") && answer.contains("UTF-8"), answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json                  | 200",
                "Application/JSON; charset=UTF-8   | 200",
                "application/json; charset=\"utf-8\" | 200",
                "application/json; charset=gbk     | 415",
                "text/plain                        | 415",
                "application/jsonp                 | 415",
                "multipart/form-data; boundary=x   | 415"
            })
    void takesOnlyJsonInUtf8(String type, int status) {
        var answer = server.send(
                "POST",
                "/orders",
                "{\"name\": \"aa\", \"size\": \"big\", \"colours\": [\"red\"]}",
                "Content-Type",
                type);
        assertEquals(status, answer.statusCode(), answer.body());
        if (status == 415) {
            assertTrue(problem(415, answer).getString("detail").contains("application/json"));
        }
    }

    @Test
    void takesNoCompressedBodies() {
        problem(415, server.post("/orders", "{}", "Content-Encoding", "gzip"));
    }
}
