package dev.manyi.auth;

import static dev.manyi.http.TestServer.await;
import static dev.manyi.http.TestServer.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Secret;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Contract;
import dev.manyi.http.TestServer;
import dev.manyi.testing.TestDatabase;
import dev.manyi.testing.TestSettings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of machines and walls, from their making to their end, over HTTP. */
class TokenRoutesTest {
    private static final TestClock CLOCK = new TestClock("2026-10-01T08:00:00Z");
    private static final TestDatabase DB = TestDatabase.create();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = serve();
        sql("INSERT INTO region (code, name) VALUES ('EAST', 'East'), ('NORTH', 'North')");
        sql("INSERT INTO store (code, name) VALUES ('S001', 'One'), ('S002', 'Two')");
    }

    @AfterAll
    static void stop() {
        server.close();
        DB.close();
    }

    /** As a server does when it starts: nothing is left of the one before but the database. */
    private static TestServer serve() {
        EvidenceQueries evidence = new EvidenceQueries(DB.database(), CLOCK);
        Auth auth = Auth.open(DB.vertx(), DB.database(), DB.settings("Asia/Shanghai"), evidence, CLOCK);
        await(auth.firstAdmin().create(Optional.of(new Secret(TestSettings.ADMIN_PASSWORD))));
        return TestServer.start(DB.vertx(), root -> {
            Router api = Router.router(DB.vertx());
            Contract.load().mount(api);
            auth.routes().mount(api);
            auth.tokens().mount(api);
            auth.guard()
                    .permit(api.get("/kpis"), Permission.KPI_READ)
                    .respond(ctx -> Future.succeededFuture(describe(BearerGuard.principal(ctx))));
            auth.guard()
                    .permit(api.post("/ingest/:kind"), Permission.INGEST)
                    .respond(ctx -> Future.succeededFuture(describe(BearerGuard.principal(ctx))));
            root.route("/api/v1/*").subRouter(api);
        });
    }

    private static JsonObject describe(Principal who) {
        return new JsonObject()
                .put("name", who.username())
                .put("actor", who.actor())
                .put("scope", who.scope().toString())
                .put("kinds", new JsonArray(who.kinds().stream().sorted().toList()))
                .put("until", who.session().until().toString());
    }

    @Test
    void anIngestTokenSendsItsKindsForAYear() {
        JsonObject made = made("{'name':'till','role':'ingest','kinds':['tickets','responses']}");
        assertTrue(made.getString("token").matches("manyi_ingest_[\\w-]{43}[0-9a-f]{8}"));
        assertEquals(new JsonArray().add("responses").add("tickets"), made.getJsonArray("kinds"));
        assertEquals("admin", made.getString("created_by"));
        assertEquals(instant(made, "created_at").plus(Duration.ofDays(365)), instant(made, "expires_at"));
        JsonObject who = new JsonObject(sends(made).body());
        assertEquals("till", who.getString("name"));
        assertEquals("token:" + made.getString("id"), who.getString("actor"));
        assertEquals(made.getJsonArray("kinds"), who.getJsonArray("kinds"));
        problem(403, reads(made));
        problem(403, as(made, "GET", "/tokens", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'everything':true        | Scope[everything=true, regions=[], stores=[]]",
                "'regions':['EAST']       | Scope[everything=false, regions=[EAST], stores=[]]",
                "'stores':['S002']        | Scope[everything=false, regions=[], stores=[S002]]"
            })
    void aWallShowsOneScopeUntilItIsRevoked(String place, String scope) {
        JsonObject wall = made("{'name':'hall','role':'wall'," + place + "}");
        assertNull(wall.getValue("expires_at"));
        JsonObject who = new JsonObject(reads(wall).body());
        assertEquals(scope, who.getString("scope"));
        assertEquals(Instant.MAX.toString(), who.getString("until"));
        problem(403, sends(wall));
        assertEquals(204, revoke(wall).statusCode());
        problem(401, reads(wall));
        assertEquals(204, revoke(wall).statusCode(), "once more changes nothing");
    }

    @Test
    void aTokenSurvivesARestart() {
        JsonObject wall = made("{'name':'lasting','role':'wall','everything':true}");
        try (TestServer another = serve()) {
            assertEquals(
                    200,
                    another.get("/api/v1/kpis", "Authorization", bearer(wall)).statusCode());
        }
    }

    @Test
    void aTokenEndsOnTheSecond() {
        JsonObject token = made("{'name':'short','role':'wall','everything':true,'expires_in_days':1}");
        CLOCK.pass(
                Duration.between(CLOCK.instant(), instant(token, "expires_at").minusMillis(1)));
        assertEquals(200, reads(token).statusCode());
        CLOCK.pass(Duration.ofMillis(1));
        problem(401, reads(token));
    }

    @Test
    void aRevokedTokenEndsItsSessionInTheSameTransactionAndLeavesEvidence() {
        JsonObject token = made("{'name':'gone','role':'wall','stores':['S001']}");
        revoke(token);
        String id = token.getString("id");
        assertEquals(List.of(id), list("SELECT session::text FROM ended_session WHERE session = '" + id + "'"));
        assertEquals(
                List.of("admin token_added gone", "admin token_revoked gone"),
                list("SELECT concat_ws(' ', actor, action, details ->> 'name') FROM evidence WHERE subject = 'token:"
                        + id + "' ORDER BY seq"));
    }

    @Test
    void onlyHashesAreStoredAndNobodyIsToldATokenTwice() {
        JsonObject token = made("{'name':'secret one','role':'wall','everything':true}");
        String text = token.getString("token");
        String everything = list("SELECT t::text FROM machine_token t") + "\n" + list("SELECT e::text FROM evidence e")
                + "\n" + as(admin(), "GET", "/tokens", null).body();
        assertFalse(everything.contains(text.substring(14, 30)), "a part of the token is kept");
        assertTrue(list("SELECT token_sha256 FROM machine_token").contains(TokenText.hash(text)));
    }

    @Test
    void theListHoldsThemAllTheNewestFirst() {
        CLOCK.pass(Duration.ofSeconds(1));
        JsonObject wall = made("{'name':'listed','role':'wall','regions':['NORTH','EAST']}");
        JsonObject list = new JsonObject(as(admin(), "GET", "/tokens", null).body());
        wall.remove("token");
        assertEquals(wall, list.getJsonArray("tokens").getJsonObject(0));
        assertEquals(list.getJsonArray("tokens").size(), list.getInteger("total"));
    }

    @Test
    void aUseIsNotedOnceAMinute() {
        JsonObject token = made("{'name':'used','role':'wall','everything':true}");
        String used = "SELECT last_used_at::text FROM machine_token WHERE last_used_at IS NOT NULL AND id = '"
                + token.getString("id") + "'";
        assertEquals(List.of(), list(used));
        reads(token);
        String first = eventually(used, List.of());
        CLOCK.pass(Duration.ofSeconds(59));
        // Read behind the same pool: whatever the request wrote was written before.
        reads(token);
        assertEquals(List.of(first), list(used));
        CLOCK.pass(Duration.ofSeconds(1));
        reads(token);
        assertNotEquals(first, eventually(used, List.of(first)));
    }

    private static String eventually(String sql, List<String> before) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        List<String> now = list(sql);
        while (now.equals(before)) {
            assertTrue(System.nanoTime() < end, "not within a minute: " + sql);
            LockSupport.parkNanos(5_000_000);
            now = list(sql);
        }
        return now.get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'role':'wall','everything':true}                                         | name",
                "{'name':'','role':'wall','everything':true}                               | name",
                "{'name':'a\\nb','role':'wall','everything':true}                          | name",
                "{'name':'x','role':'admin'}                                               | role",
                "{'name':'x','role':'ingest'}                                              | kinds",
                "{'name':'x','role':'ingest','kinds':[]}                                   | kinds",
                "{'name':'x','role':'ingest','kinds':['stores']}                           | kinds",
                "{'name':'x','role':'ingest','kinds':['tickets'],'stores':['S001']}        | role",
                "{'name':'x','role':'ingest','kinds':['tickets'],'everything':true}        | role",
                "{'name':'x','role':'ingest','kinds':['tickets'],'expires_in_days':0}      | expires_in_days",
                "{'name':'x','role':'ingest','kinds':['tickets'],'expires_in_days':1096}   | expires_in_days",
                "{'name':'x','role':'ingest','kinds':['tickets'],'expires_in_days':1.5}    | expires_in_days",
                "{'name':'x','role':'wall'}                                                | role",
                "{'name':'x','role':'wall','everything':false}                             | role",
                "{'name':'x','role':'wall','everything':true,'regions':['EAST']}           | role",
                "{'name':'x','role':'wall','regions':['EAST'],'stores':['S001']}           | role",
                "{'name':'x','role':'wall','everything':true,'kinds':['tickets']}          | kinds",
                "{'name':'x','role':'wall','everything':'yes'}                             | everything",
                "{'name':'x','role':'wall','regions':['WEST']}                             | regions",
                "{'name':'x','role':'wall','stores':['S001','S009']}                       | stores",
                "{'name':'x','role':'wall','everything':true,'scope':'EAST'}               | scope"
            })
    void aWrongWishIsToldWhatIsAccepted(String body, String field) {
        JsonObject problem = problem(400, as(admin(), "POST", "/tokens", body.replace('\'', '"')));
        assertTrue(
                problem.getJsonArray("errors").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(error -> error.getString("field").equals(field)),
                problem.encode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7f0a4c1e-3d5b-4a7c-9e21-000000000001", "no-uuid", "1"})
    void whatIsNotThereCanNotBeRevoked(String id) {
        problem(404, as(admin(), "DELETE", "/tokens/" + id, null));
    }

    @Test
    void everythingButTheTokenItselfIsRefused() {
        String text = made("{'name':'real','role':'wall','everything':true}").getString("token");
        List<String> lookalikes = List.of(
                text.substring(0, text.length() - 1),
                text + "0",
                text.toUpperCase(Locale.ROOT),
                text.replace("manyi_wall_", "manyi_ingest_"),
                text.replace("manyi_wall_", "manyi_admin_"),
                " " + text.substring(1),
                TokenText.random(Role.WALL),
                TokenText.hash(text),
                "manyi_wall_" + TokenText.hash(text),
                "' OR 1=1 --");
        for (String lookalike : lookalikes) {
            HttpResponse<String> answer = server.get("/api/v1/kpis", "Authorization", "Bearer " + lookalike);
            problem(401, answer);
            assertEquals(
                    "Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
        }
        assertEquals(
                200,
                server.get("/api/v1/kpis", "Authorization", "Bearer " + text).statusCode());
    }

    @Test
    void oneWhoIsNoAdminMakesNone() {
        JsonObject wall = made("{'name':'climber','role':'wall','everything':true}");
        problem(403, as(wall, "POST", "/tokens", "{\"name\":\"x\",\"role\":\"wall\",\"everything\":true}"));
        problem(401, server.get("/api/v1/tokens"));
    }

    private static JsonObject made(String body) {
        HttpResponse<String> answer = as(admin(), "POST", "/tokens", body.replace('\'', '"'));
        assertEquals(201, answer.statusCode(), answer.body());
        return new JsonObject(answer.body());
    }

    private static HttpResponse<String> reads(JsonObject token) {
        return as(token, "GET", "/kpis", null);
    }

    private static HttpResponse<String> sends(JsonObject token) {
        return as(token, "POST", "/ingest/tickets", "[]");
    }

    private static HttpResponse<String> revoke(JsonObject token) {
        return as(admin(), "DELETE", "/tokens/" + UUID.fromString(token.getString("id")), null);
    }

    private static HttpResponse<String> as(JsonObject token, String method, String path, String body) {
        return body == null
                ? server.send(method, "/api/v1" + path, null, "Authorization", bearer(token))
                : server.post("/api/v1" + path, body, "Authorization", bearer(token));
    }

    private static String bearer(JsonObject token) {
        return "Bearer " + token.getString("token", token.getString("access_token"));
    }

    private static JsonObject admin() {
        return new JsonObject(server.post(
                        "/api/v1/auth/login",
                        new JsonObject()
                                .put("username", "admin")
                                .put("password", TestSettings.ADMIN_PASSWORD)
                                .encode())
                .body());
    }

    private static Instant instant(JsonObject token, String member) {
        return Instant.parse(token.getString(member));
    }

    private static void sql(String sql) {
        await(DB.database().execute(sql, Tuple.tuple()));
    }

    private static List<String> list(String sql) {
        return await(DB.database().list(sql, Tuple.tuple(), row -> row.getString(0)));
    }
}
