package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries of a whole server without a mail server: written as files, and told of to whom they concern. */
class DeliveriesTest {
    private static LiveServer server;

    @BeforeAll
    static void start() {
        server = LiveServer.withFacts();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** As a schedule puts it into the ledger. */
    private static UUID owed(String owner, String recipient, String state, String region) {
        UUID id = UUID.randomUUID();
        server.sql(
                "INSERT INTO delivery_rendering (id, same, report, period, due, everything, regions, stores, language, formats)"
                        + " VALUES ($1, $2, 'monthly', '2026-10', now(), $3, $4, '{}', 'zh-CN', '{html}')",
                id,
                id.toString(),
                region.isEmpty(),
                region.isEmpty() ? new String[0] : new String[] {region});
        server.sql(
                "INSERT INTO delivery (id, schedule, schedule_name, owner, period, due, recipient, name, address, formats, link,"
                        + " missing, message_id, state, rendering) VALUES ($1, 'mail-of-' || $2, '月报', $2, '2026-10', now(),"
                        + " $3, '王总', 'wang@example.com', '{html}', false, '{}', $4, $5, $1)",
                id,
                owner,
                recipient,
                "<" + id + "@example.com>",
                state);
        return id;
    }

    private static String person(String name, String role, String region) {
        server.sql(
                "INSERT INTO person (username, display_name, role, password_hash, regions) SELECT $1, $1, $2, password_hash, $3"
                        + " FROM person WHERE username = 'admin' ON CONFLICT DO NOTHING",
                name,
                role,
                region.isEmpty() ? new String[0] : new String[] {region});
        return server.token(name, TestSettings.ADMIN_PASSWORD);
    }

    private static JsonObject get(String path, String token) {
        return LiveServer.json(200, server.get("/api/v1/deliveries" + path, token));
    }

    private static JsonObject decide(int status, UUID id, String what, String token) {
        return LiveServer.json(status, server.post("/api/v1/deliveries/" + id + "/" + what, new JsonObject(), token));
    }

    @Test
    void whatIsOwedIsSentAndCanBeSentAgain() throws IOException {
        String zhao = person("zhao", "executive", "");
        UUID id = owed("zhao", "wang", "queued", "");
        JsonObject sent = Eventually.get(
                "it is accepted",
                () -> get("/" + id, zhao),
                one -> one.getString("state").equals("accepted"));
        assertEquals(1, sent.getJsonArray("tries").size());
        assertEquals("accepted", sent.getJsonArray("tries").getJsonObject(0).getString("outcome"));
        assertEquals("html", sent.getJsonArray("files").getJsonObject(0).getString("format"));
        assertNull(sent.getString("next_try"));
        Path mail = server.dataDir().resolve("mail").resolve(id + "@example.com.eml");
        assertTrue(Files.readString(mail).contains("Message-ID: <" + id + "@example.com>"));
        JsonObject again = decide(200, id, "resend", zhao);
        assertEquals(2, again.getInteger("number"));
        Eventually.get(
                "number 2 is accepted",
                () -> get("/" + again.getString("id"), zhao),
                one -> one.getString("state").equals("accepted"));
        assertTrue(decide(409, id, "resend", zhao).getString("detail").contains("last"));
        assertEquals(
                2,
                server.count("SELECT count(*) FROM evidence WHERE action = 'delivery_sent'"
                        + " AND details ->> 'schedule' = 'mail-of-zhao'"));
        assertEquals(
                1,
                server.count(
                        "SELECT count(*) FROM evidence WHERE action = 'delivery_sent_again'" + " AND actor = 'zhao'"));
    }

    @Test
    void oneSeesOnesOwnAndOnlyOfWhatOneMaySee() {
        String qian = person("qian", "regional_manager", "EAST");
        String sun = person("sun", "executive", "");
        UUID own = owed("qian", "r1", "held", "EAST");
        UUID wider = owed("qian", "r2", "held", "");
        UUID others = owed("sun", "r3", "held", "EAST");
        assertEquals(1, get("", qian).getInteger("total"));
        assertEquals(
                own.toString(),
                get("?state=held", qian)
                        .getJsonArray("deliveries")
                        .getJsonObject(0)
                        .getString("id"));
        for (UUID hidden : new UUID[] {wider, others, UUID.randomUUID()}) {
            LiveServer.json(404, server.get("/api/v1/deliveries/" + hidden, qian));
            decide(404, hidden, "cancel", qian);
        }
        assertEquals(1, get("?schedule=mail-of-sun", sun).getInteger("total"));
        assertEquals(2, get("?schedule=mail-of-qian", server.token()).getInteger("total"));
        assertEquals(new JsonArray(), get("?period=2026-09", sun).getJsonArray("deliveries"));
        assertEquals("cancelled", decide(200, own, "cancel", qian).getString("state"));
        decide(409, own, "cancel", qian);
        decide(409, own, "release", qian);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=lost       | state  | given_up",
                "period=yesterday | period | 2026-Q3",
                "limit=0          | limit  | 1 to 200",
                "offset=-1        | offset | 0 to",
                "state=held&state=queued | state | once",
            })
    void whatIsWrongIsSaidWithWhatIsAccepted(String query, String field, String accepted) {
        JsonObject problem = LiveServer.json(400, server.get("/api/v1/deliveries?" + query, server.token()));
        JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
        assertEquals(field, error.getString("field"));
        assertTrue(error.getString("message").contains(accepted), error::encode);
    }
}
