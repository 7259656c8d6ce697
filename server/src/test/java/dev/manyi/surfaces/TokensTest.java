package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.live.EventStream;
import dev.manyi.live.EventStream.Event;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of walls and machines on whole servers: what they open, and how soon that ends. */
class TokensTest {
    private static LiveServer first;
    private static LiveServer second;

    @BeforeAll
    static void start() {
        first = new LiveServer();
        second = first.another();
        first.sql(
                "INSERT INTO store (code, name, region, mapped) VALUES ('S1', '一店', 'EAST', true), ('S2', '二店', 'WEST', true)");
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    @Test
    void aRevokedWallGoesDarkOnEveryServerWithinFiveSeconds() {
        JsonObject wall = token(
                new JsonObject().put("name", "hall").put("role", "wall").put("stores", new JsonArray().add("S1")));
        JsonObject other =
                token(new JsonObject().put("name", "office").put("role", "wall").put("everything", true));
        try (EventStream here = EventStream.open(first.address(), wall.getString("token"));
                EventStream there = EventStream.open(second.address(), wall.getString("token"));
                EventStream another = EventStream.open(second.address(), other.getString("token"))) {
            here.id();
            there.id();
            assertEquals(204, revoke(wall));
            long revoked = System.nanoTime();
            assertEquals(new Event("expired", "{}"), here.next());
            here.end();
            assertEquals(new Event("expired", "{}"), there.next());
            there.end();
            Duration took = Duration.ofNanos(System.nanoTime() - revoked);
            assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "it took " + took);
            assertTrue(another.heard().stream().noneMatch(event -> event.name().equals("expired")));
        }
        for (LiveServer server : new LiveServer[] {first, second}) {
            assertEquals(
                    401, server.get("/api/v1/overview", wall.getString("token")).statusCode());
            assertEquals(
                    401, server.get("/api/v1/live", wall.getString("token")).statusCode());
        }
    }

    @Test
    void aWallSurvivesARestartAndShowsItsScopeOnly() {
        JsonObject wall = token(
                new JsonObject().put("name", "window").put("role", "wall").put("stores", new JsonArray().add("S2")));
        first.ingest("responses", new JsonArray().add(response("1", "S1")).add(response("2", "S2")));
        first.restart();
        String question = "/api/v1/kpis/values?kpi=responses&by=store&" + LiveServer.MONTH;
        JsonObject values = LiveServer.json(200, first.get(question, wall.getString("token")));
        assertEquals(1, values.getInteger("total"), values.encode());
        assertEquals("S2", values.getJsonArray("rows").getJsonObject(0).getString("key"));
        assertEquals(
                403,
                first.get("/api/v1/kpis/nps/rows?" + LiveServer.MONTH, wall.getString("token"))
                        .statusCode());
        assertEquals(403, first.get("/api/v1/tokens", wall.getString("token")).statusCode());
    }

    @Test
    void aMachineSendsItsKindsAndNothingElse() {
        String till = token(new JsonObject()
                        .put("name", "till")
                        .put("role", "ingest")
                        .put("kinds", new JsonArray().add("responses")))
                .getString("token");
        String body = new JsonArray().add(response("till-1", "S1")).encode();
        assertEquals(
                1,
                LiveServer.json(200, first.send("POST", "/api/v1/ingest/responses", body, till))
                        .getInteger("accepted"));
        assertEquals(
                403, first.send("POST", "/api/v1/ingest/tickets", "[]", till).statusCode());
        assertEquals(
                403, first.send("POST", "/api/v1/ingest/stores", "[]", till).statusCode());
        assertEquals(403, first.get("/api/v1/kpis", till).statusCode());
        assertEquals(403, first.get("/api/v1/live", till).statusCode());
    }

    private static JsonObject response(String id, String store) {
        return new JsonObject()
                .put("source", "s")
                .put("external_id", id)
                .put("store", store)
                .put("submitted_at", "2026-10-05T12:00:00+08:00")
                .put("csat", 5);
    }

    private static JsonObject token(JsonObject wanted) {
        return LiveServer.json(201, first.post("/api/v1/tokens", wanted, first.token()));
    }

    private static int revoke(JsonObject token) {
        return first.send("DELETE", "/api/v1/tokens/" + token.getString("id"), null, first.token())
                .statusCode();
    }
}
