package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.log.JsonLog;
import dev.manyi.surfaces.Multipart.Part;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Somebody's data goes through every door there is, well and badly written, while all works and while the database fails:
 * nothing of it is in a log, and in the database only what may be.
 */
class NoTraceTest {
    private static final String CUSTOMER = "KD-20391-王小明";
    private static final String PHONE = "13877665544";
    private static final String EMAIL = "xiaoming.wang@example.com";
    private static final String CARD = "6222021234567890128";
    private static final String IDENTITY = "110101199003077735";
    /** A name can not be told from other words: it stays where it was written, and goes nowhere else. */
    private static final String NAME = "欧阳晓明明";

    private static final String WORDS = "我是" + NAME + "，电话" + PHONE + "，邮箱" + EMAIL + "，卡号" + CARD + "，身份证" + IDENTITY;
    private static final List<String> NUMBERS = List.of(PHONE, EMAIL, CARD, IDENTITY);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<String> answers = new ArrayList<>();

    @Test
    void nothingOfAPersonIsInTheLogOfMachinesEither() {
        JsonLog.during(this::nothingOfAPersonIsLoggedOrKept);
    }

    @Test
    void nothingOfAPersonIsLoggedOrKept() {
        try (LogLines log = new LogLines();
                LiveServer server = new LiveServer()) {
            everyKind(server);
            badlyWritten(server);
            assertKept(server, true);
            requests(server);
            assertKept(server, false);
            whileTheDatabaseFails(server);
            assertTrue(log.lines().size() > 100, "lines logged: " + log.lines().size());
            assertTrue(log.lines().stream().anyMatch(line -> line.contains("is_broken")), "the failures are logged");
            Stream.concat(NUMBERS.stream(), Stream.of(CUSTOMER, NAME))
                    .forEach(secret -> assertEquals(
                            List.of(),
                            log.lines().stream()
                                    .filter(line -> line.contains(secret))
                                    .toList()));
            assertEquals(
                    "terse",
                    server.database()
                            .list("SHOW log_error_verbosity", Tuple.tuple(), row -> row.getString(0))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join()
                            .get(0));
        }
    }

    private void everyKind(LiveServer server) {
        ok(
                server,
                "responses",
                fact("r1")
                        .put("submitted_at", "2026-10-02T09:00:00")
                        .put("csat", 5)
                        .put("comment", WORDS)
                        .put("choices", new JsonObject().put("其他", new JsonArray().add("打" + PHONE))));
        ok(
                server,
                "tickets",
                fact("t1")
                        .put("opened_at", "2026-10-02T09:00:00")
                        .put("subject", WORDS)
                        .put("root_cause", "找" + PHONE));
        ok(server, "purchases", fact("p1").put("at", "2026-10-02T09:00:00").put("amount", 10));
        ok(
                server,
                "conduct",
                new JsonObject()
                        .put("source", "crm")
                        .put("external_id", "c1")
                        .put("store", "S1")
                        .put("at", "2026-10-02T09:00:00")
                        .put("kind", "breach")
                        .put("note", "客户" + PHONE));
        ok(server, "customers", new JsonObject().put("customer", CUSTOMER).put("tier", "vip"));
    }

    private static JsonObject fact(String id) {
        return new JsonObject()
                .put("source", "crm")
                .put("external_id", id)
                .put("store", "S1")
                .put("customer", CUSTOMER);
    }

    private void ok(LiveServer server, String kind, JsonObject record) {
        JsonObject outcome = new JsonObject(send(
                server, kind, "application/json", new JsonArray().add(record).encode(), 200));
        // The customer is there since the first fact.
        assertEquals(1, outcome.getInteger(kind.equals("customers") ? "updated" : "accepted"), outcome::encode);
    }

    /** Rejected rows and bodies; their answers may be kept to be given again. */
    private void badlyWritten(LiveServer server) {
        JsonArray rows = new JsonArray()
                .add(fact("b1").put("submitted_at", PHONE).put("csat", PHONE).put("comment", WORDS))
                .add(fact("b2")
                        .put("submitted_at", "2026-10-02T09:00:00")
                        .put("csat", 7)
                        .put("language", WORDS))
                .add(fact("b3").put("submitted_at", "2026-10-02T09:00:00").put("customer", Long.parseLong(PHONE)))
                .add(fact("b4").put("submitted_at", "2026-10-02T09:00:00").put("customer", CUSTOMER.repeat(20)))
                .add(fact("b5").put(EMAIL, 1))
                .add("我的电话" + PHONE);
        String answer = send(server, "responses", "application/json", rows.encode(), 200);
        assertEquals(6, new JsonObject(answer).getInteger("rejected"), answer);
        send(server, "responses", "application/json", "[{\"customer\": \"" + CUSTOMER + "\", " + PHONE + "}]", 400);
        send(server, "responses", "application/json", "{\"customer\": \"" + CUSTOMER + "\", " + WORDS, 400);
        send(server, "responses", "text/csv", "source,external_id," + PHONE + "\ncrm,1," + CUSTOMER + "\n", 400);
        send(
                server,
                "responses",
                "text/csv",
                "source,external_id,store,submitted_at,csat,comment\ncrm,x,S1," + PHONE + "," + EMAIL + "," + WORDS
                        + "\n",
                200);
        send(server, "responses?customer=" + PHONE, "application/json", "[]", 400);
        HttpResponse<byte[]> refused = server.post(
                "/api/v1/auth/login", new JsonObject().put("username", "admin").put("password", WORDS), null);
        assertEquals(401, refused.statusCode());
        imported(server, "done");
        answers.forEach(text -> NUMBERS.forEach(secret -> assertFalse(text.contains(secret), text)));
        answers.forEach(text -> assertFalse(text.contains(CUSTOMER) || text.contains(NAME), text));
        answers.clear();
    }

    private static void imported(LiveServer server, String end) {
        String csv = "source,external_id,store,submitted_at,csat,comment,customer\n"
                + "file,1,S1,2026-10-02T09:00:00,3," + WORDS + "," + CUSTOMER + "\n"
                + "file,2,S1," + PHONE + "," + EMAIL + "," + WORDS + "," + CUSTOMER + "\n";
        HttpResponse<byte[]> accepted = Multipart.post(
                server.address() + "/api/v1/imports",
                server.token(),
                Part.text("kind", "responses"),
                Part.file("file", PHONE + ".csv", csv));
        JsonObject job = Eventually.get(
                "the end of the import",
                () -> server.get(LiveServer.json(202, accepted).getString("url")),
                state -> List.of("done", "failed").contains(state.getString("status")));
        assertEquals(end, job.getString("status"), job::encode);
    }

    /** The person asks what is kept, and that it be erased. */
    private void requests(LiveServer server) {
        customers(server, "export", new JsonObject().put("customer", CUSTOMER), 200);
        customers(server, "export", new JsonObject().put("customer", PHONE), 404);
        customers(server, "erase", new JsonObject().put("customer", WORDS.repeat(3)), 400);
        customers(server, "erase", new JsonObject().put(EMAIL, CUSTOMER), 400);
        customers(server, "erase", new JsonObject().put("customer", List.of(CUSTOMER)), 400);
        customers(server, "erase", new JsonObject().put("customer", CUSTOMER), 200);
        customers(server, "export", new JsonObject().put("customer", CUSTOMER), 404);
        answers.forEach(text -> assertFalse(text.contains(CUSTOMER), text));
    }

    private void customers(LiveServer server, String what, JsonObject body, int status) {
        HttpResponse<byte[]> answer = server.post("/api/v1/customers/" + what, body, server.token());
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertEquals(status, answer.statusCode(), text);
        answers.add(text);
    }

    /** The rows come as far as the database, which refuses them. */
    private void whileTheDatabaseFails(LiveServer server) {
        server.sql("ALTER TABLE response ADD CONSTRAINT is_broken CHECK (csat <> 3) NOT VALID");
        JsonObject refused = fact("f1")
                .put("submitted_at", "2026-10-02T09:00:00")
                .put("csat", 3)
                .put("comment", WORDS);
        send(
                server,
                "responses",
                "application/json",
                new JsonArray().add(refused).encode(),
                500);
        server.sql("DELETE FROM response WHERE source = 'file'");
        imported(server, "failed");
        server.sql("ALTER TABLE customer RENAME TO customer_is_broken");
        customers(server, "erase", new JsonObject().put("customer", CUSTOMER), 500);
        customers(server, "export", new JsonObject().put("customer", CUSTOMER), 500);
    }

    private String send(LiveServer server, String kind, String type, String body, int status) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/ingest/" + kind))
                .header("Authorization", "Bearer " + server.token())
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer =
                CLIENT.sendAsync(request, BodyHandlers.ofString()).join();
        assertEquals(status, answer.statusCode(), answer::body);
        answers.add(answer.body());
        return answer.body();
    }

    /** Every row of every table, as text. */
    private static void assertKept(LiveServer server, boolean name) {
        String tables = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1";
        List<String> all = LiveServer.await(server.database().list(tables, Tuple.tuple(), row -> row.getString(0)));
        assertTrue(all.containsAll(
                List.of("response", "ticket", "customer", "evidence", "job", "idempotency", "change_log")));
        boolean named = false;
        for (String table : all) {
            for (String row : LiveServer.await(server.database()
                    .list("SELECT t::text FROM " + table + " t", Tuple.tuple(), found -> found.getString(0)))) {
                NUMBERS.forEach(secret -> assertFalse(row.contains(secret), table + ": " + row));
                assertFalse(row.contains(CUSTOMER), table + ": " + row);
                assertTrue(!row.contains(NAME) || List.of("response", "ticket").contains(table), table + ": " + row);
                named |= row.contains(NAME);
            }
        }
        assertEquals(name, named, "words stay until they are erased");
    }
}
