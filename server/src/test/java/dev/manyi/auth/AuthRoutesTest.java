package dev.manyi.auth;

import static dev.manyi.http.TestServer.await;
import static dev.manyi.http.TestServer.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Secret;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Contract;
import dev.manyi.http.RouteTable;
import dev.manyi.http.TestServer;
import dev.manyi.testing.SameAnswer;
import dev.manyi.testing.TestDatabase;
import dev.manyi.testing.TestSettings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthRoutesTest {
    private static final String PASSWORD = TestSettings.ADMIN_PASSWORD;
    private static final TestClock CLOCK = new TestClock("2026-10-31T15:59:59Z");
    private static TestDatabase db;
    private static TestServer server;
    private static Router api;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        Auth auth = Auth.open(db.vertx(), db.database(), db.settings("Asia/Shanghai"), evidence(CLOCK), CLOCK);
        await(auth.firstAdmin().create(Optional.of(new Secret(PASSWORD))));
        server = TestServer.start(db.vertx(), root -> {
            api = Router.router(db.vertx());
            Contract.load().mount(api);
            auth.routes().mount(api);
            auth.guard()
                    .permit(api.get("/kpis"), Permission.KPI_READ)
                    .respond(ctx -> Future.succeededFuture(
                            BearerGuard.principal(ctx).scope().toString()));
            auth.guard()
                    .permit(api.post("/ingest/:kind"), Permission.INGEST)
                    .handler(BodyHandler.create(false))
                    .respond(ctx ->
                            Future.succeededFuture(String.valueOf(ctx.body().length())));
            root.route("/api/v1/*").subRouter(api);
        });
    }

    @AfterAll
    static void stop() {
        server.close();
        db.close();
    }

    @Test
    void loggingInGivesTokensAndWhoOneIs() {
        JsonObject session = login("admin", PASSWORD);
        assertEquals("Bearer", session.getString("token_type"));
        assertEquals(900, session.getInteger("expires_in"));
        assertEquals(
                new JsonObject()
                        .put("username", "admin")
                        .put("display_name", "admin")
                        .put("role", "admin")
                        .put("must_change_password", false)
                        .put("regions", new JsonArray())
                        .put("stores", new JsonArray())
                        .put("permissions", new JsonArray(Role.ADMIN.permissions())),
                session.getJsonObject("user"));
        JsonObject me = new JsonObject(get("/me", session).body());
        assertEquals("测试零售", me.getString("organisation"));
        assertEquals("Asia/Shanghai", me.getString("zone"));
        assertEquals("2026-10-31", me.getString("today"));
    }

    @Test
    void todayIsTheBusinessDayAndNotTheMachinesDay() {
        TestClock clock = new TestClock("2026-10-31T16:00:00Z");
        Auth auth = Auth.open(db.vertx(), db.database(), db.settings("Asia/Shanghai"), evidence(clock), clock);
        try (TestServer other = TestServer.start(db.vertx(), auth.routes()::mount)) {
            JsonObject session = new JsonObject(
                    other.post("/auth/login", credentials("admin", PASSWORD)).body());
            HttpResponse<String> me = other.get("/me", "Authorization", bearer(session));
            assertEquals("2026-11-01", new JsonObject(me.body()).getString("today"));
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        HttpResponse<String> wrong = server.post("/api/v1/auth/login", credentials("admin", "wrong password"));
        HttpResponse<String> unknown = server.post("/api/v1/auth/login", credentials("nobody", "wrong password"));
        problem(401, wrong);
        assertEquals(SameAnswer.of(wrong.body()), SameAnswer.of(unknown.body()));
        assertEquals("Bearer", wrong.headers().firstValue("WWW-Authenticate").orElseThrow());
    }

    @Test
    void anUnknownNameTakesAsLongAsAWrongPassword() {
        person("slow.known", "store_manager", "{}", "{S001}", false);
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            known.add(nanos("slow.known"));
            unknown.add(nanos("slow.unknown"));
        }
        double ratio = (double) median(unknown) / median(known);
        assertTrue(ratio > 0.4 && ratio < 2.5, "unknown / known = " + ratio);
    }

    @Test
    void aDisabledPersonIsTreatedAsUnknown() {
        person("gone", "executive", "{}", "{}", true);
        assertEquals(
                SameAnswer.of(server.post("/api/v1/auth/login", credentials("nobody2", "x"))
                        .body()),
                SameAnswer.of(server.post("/api/v1/auth/login", credentials("gone", PASSWORD))
                        .body()));
    }

    @Test
    void guessingIsSlowedDownForKnownAndUnknownNamesAlike() {
        for (String name : List.of("guessed.unknown", "guessed.known")) {
            if (name.endsWith(".known")) {
                person(name, "executive", "{}", "{}", false);
            }
            for (int i = 0; i < 10; i++) {
                problem(401, server.post("/api/v1/auth/login", credentials(name, "guess " + i)));
            }
            HttpResponse<String> slowed = server.post("/api/v1/auth/login", credentials(name, PASSWORD));
            problem(429, slowed);
            assertEquals("1", slowed.headers().firstValue("Retry-After").orElseThrow());
        }
        login("admin", PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"username\":\"admin\"}",
                "{\"username\":5,\"password\":true}",
                "{\"username\":\"\",\"password\":\"\"}",
                "{\"username\":\"a\\u0000b\",\"password\":\"x\"}",
                "{\"username\":\"admin\",\"password\":\"x\",\"otp\":\"1\"}",
                "{\"username\":[\"admin\"],\"password\":{\"$ne\":1}}"
            })
    void aMalformedLoginIsToldWhatIsAccepted(String body) {
        JsonObject problem = problem(400, server.post("/api/v1/auth/login", body));
        assertFalse(problem.getJsonArray("errors").isEmpty());
    }

    @Test
    void aPasswordIsNeverInAnErrorOrAnAnswer() {
        String body = "{\"username\":\"admin\",\"password\":\"hunter2hunter2\",\"otp\":\"1\"}";
        assertFalse(server.post("/api/v1/auth/login", body).body().contains("hunter2"));
        assertFalse(server.post("/api/v1/auth/login", credentials("admin", "hunter2hunter2"))
                .body()
                .contains("hunter2"));
    }

    @Test
    void aRefreshTokenIsGoodForOneUseAndASecondUseEndsTheSession() {
        JsonObject first = login("admin", PASSWORD);
        JsonObject second = new JsonObject(refresh(first).body());
        assertNotEquals(first.getString("refresh_token"), second.getString("refresh_token"));
        assertEquals(200, get("/me", second).statusCode());
        problem(401, refresh(first));
        problem(401, refresh(second));
        assertEquals(200, refresh(login("admin", PASSWORD)).statusCode(), "another session goes on");
    }

    @Test
    void ofTwoUsesAtOnceOneSucceedsAtMostAndTheSessionIsOver() {
        JsonObject session = login("admin", PASSWORD);
        List<HttpResponse<String>> answers =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> refresh(session))).limit(8).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();
        List<HttpResponse<String>> good =
                answers.stream().filter(a -> a.statusCode() == 200).toList();
        assertEquals(1, good.size());
        problem(401, refresh(new JsonObject(good.get(0).body())));
    }

    @Test
    void loggingOutEndsTheSessionAndMayBeRepeated() {
        JsonObject session = login("admin", PASSWORD);
        JsonObject next = new JsonObject(refresh(session).body());
        assertEquals(204, server.post("/api/v1/auth/logout", refreshBody(next)).statusCode());
        problem(401, refresh(next));
        assertEquals(204, server.post("/api/v1/auth/logout", refreshBody(next)).statusCode());
        assertEquals(
                204,
                server.post("/api/v1/auth/logout", "{\"refresh_token\":\"unknown\"}")
                        .statusCode());
    }

    /** The reference implementation's test vector for "password", made with a fraction of the memory. */
    @Test
    void aLoginMakesAnOldHashAStrongOne() {
        person("old.hash", "analyst", "{}", "{}", false);
        execute("UPDATE person SET password_hash ="
                + " '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'"
                + " WHERE username = 'old.hash'");
        problem(401, server.post("/api/v1/auth/login", credentials("old.hash", "Password")));
        login("old.hash", "password");
        List<String> hash = await(db.database()
                .list(
                        "SELECT password_hash FROM person WHERE username = 'old.hash'",
                        Tuple.tuple(),
                        row -> row.getString(0)));
        assertTrue(hash.get(0).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash.get(0));
        login("old.hash", "password");
    }

    @Test
    void guessingAPasswordByChangingItIsSlowedDown() {
        person("changing", "analyst", "{}", "{}", false);
        JsonObject session = login("changing", PASSWORD);
        String body = "{\"current_password\":\"a guess\",\"new_password\":\"paper lantern quarry 61\"}";
        for (int i = 0; i < 10; i++) {
            JsonObject told =
                    problem(400, server.post("/api/v1/auth/password", body, "Authorization", bearer(session)));
            assertEquals(
                    "current_password",
                    told.getJsonArray("errors").getJsonObject(0).getString("field"));
        }
        problem(429, server.post("/api/v1/auth/password", body, "Authorization", bearer(session)));
        problem(429, server.post("/api/v1/auth/login", credentials("changing", PASSWORD)));
    }

    @Test
    void refreshTokensAreStoredHashedOnly() {
        String token = login("admin", PASSWORD).getString("refresh_token");
        assertEquals(43, token.length());
        List<String> stored = await(
                db.database().list("SELECT token_sha256 FROM refresh_token", Tuple.tuple(), row -> row.getString(0)));
        assertTrue(stored.stream().allMatch(hash -> hash.matches("[0-9a-f]{64}")));
    }

    @Test
    void aSessionFollowsItsPersonAndEndsAfterFourteenDays() {
        person("follow", "executive", "{}", "{}", false);
        JsonObject session = login("follow", PASSWORD);
        execute("UPDATE person SET role = 'wall', stores = '{S009}' WHERE username = 'follow'");
        JsonObject wall = new JsonObject(refresh(session).body());
        assertEquals("wall", wall.getJsonObject("user").getString("role"));
        assertTrue(get("/kpis", wall).body().contains("S009"));
        execute("UPDATE person SET disabled = true WHERE username = 'follow'");
        problem(401, refresh(wall));

        TestClock clock = new TestClock("2026-10-01T00:00:00Z");
        Auth auth = Auth.open(db.vertx(), db.database(), db.settings("Asia/Shanghai"), evidence(clock), clock);
        try (TestServer other = TestServer.start(db.vertx(), auth.routes()::mount)) {
            JsonObject old = new JsonObject(
                    other.post("/auth/login", credentials("admin", PASSWORD)).body());
            clock.pass(Duration.ofDays(13));
            JsonObject renewed =
                    new JsonObject(other.post("/auth/refresh", refreshBody(old)).body());
            clock.pass(Duration.ofDays(1));
            problem(401, other.post("/auth/refresh", refreshBody(renewed)));
        }
    }

    @Test
    void routesAreOpenOnlyToTheRolesThatHaveTheirPermission() {
        person("north", "regional_manager", "{NORTH}", "{S001}", false);
        person("machine", "ingest", "{}", "{}", false);
        JsonObject north = login("north", PASSWORD);
        JsonObject machine = login("machine", PASSWORD);
        assertEquals(
                Scope.of(Set.of("NORTH"), Set.of("S001")).toString(),
                get("/kpis", north).body());
        assertTrue(problem(403, get("/kpis", machine)).getString("detail").contains("ingest"));
        problem(403, server.post("/api/v1/ingest/tickets", "[]", "Authorization", bearer(north)));
        problem(401, server.get("/api/v1/kpis"));
        problem(401, server.get("/api/v1/me"));
        problem(401, server.get("/api/v1/me", "Authorization", "Basic YWRtaW46YWRtaW4="));
        problem(401, server.get("/api/v1/me", "Authorization", "Bearer"));
        problem(401, server.get("/api/v1/me", "Authorization", "Bearer x.y.z"));
        // A token in the address would end up in logs: it is not even a parameter.
        problem(400, server.get("/api/v1/kpis?access_token=x"));
    }

    @Test
    void aBodyBehindTheGuardArrivesWhole() {
        JsonObject admin = login("admin", PASSWORD);
        String body = "x".repeat(300_000);
        assertEquals(
                "300000",
                server.post("/api/v1/ingest/tickets", body, "Authorization", bearer(admin))
                        .body());
        problem(401, server.post("/api/v1/ingest/tickets", body));
    }

    @Test
    void everyRouteSaysWhoMayUseIt() {
        assertEquals(List.of(), RouteTable.undeclared(api));
        assertEquals(7, RouteTable.operations(api).size());
    }

    @Test
    void anAbsentDatabaseIs503AndNotAWrongPassword() {
        TestDatabase lost = TestDatabase.create();
        EvidenceQueries evidence = new EvidenceQueries(lost.database(), CLOCK);
        Auth auth = Auth.open(lost.vertx(), lost.database(), lost.settings("Asia/Shanghai"), evidence, CLOCK);
        try (TestServer other = TestServer.start(db.vertx(), auth.routes()::mount)) {
            await(lost.database().close());
            problem(503, other.post("/auth/login", credentials("admin", PASSWORD)));
        } finally {
            await(lost.vertx().close());
        }
    }

    private static JsonObject login(String username, String password) {
        HttpResponse<String> answer = server.post("/api/v1/auth/login", credentials(username, password));
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        return new JsonObject(answer.body());
    }

    private static HttpResponse<String> refresh(JsonObject session) {
        return server.post("/api/v1/auth/refresh", refreshBody(session));
    }

    private static HttpResponse<String> get(String path, JsonObject session) {
        return server.get("/api/v1" + path, "Authorization", bearer(session));
    }

    private static String credentials(String username, String password) {
        return new JsonObject()
                .put("username", username)
                .put("password", password)
                .encode();
    }

    private static String refreshBody(JsonObject session) {
        return new JsonObject()
                .put("refresh_token", session.getString("refresh_token"))
                .encode();
    }

    private static String bearer(JsonObject session) {
        return "Bearer " + session.getString("access_token");
    }

    private static long nanos(String username) {
        long begin = System.nanoTime();
        problem(401, server.post("/api/v1/auth/login", credentials(username, "wrong password")));
        return System.nanoTime() - begin;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Somebody with the password of all people in this test. */
    private static void person(String username, String role, String regions, String stores, boolean disabled) {
        await(db.database().execute("""
                        INSERT INTO person (username, display_name, role, password_hash, regions, stores, disabled)
                        SELECT $1, $1, $2, password_hash, $3, $4, $5 FROM person WHERE username = 'admin'
                        """, Tuple.of(username, role, array(regions), array(stores), disabled)));
    }

    private static String[] array(String codes) {
        return Arrays.stream(codes.replaceAll("[{}]", "").split(","))
                .filter(code -> !code.isEmpty())
                .toArray(String[]::new);
    }

    private static void execute(String sql) {
        await(db.database().execute(sql, Tuple.tuple()));
    }

    private static EvidenceQueries evidence(Clock clock) {
        return new EvidenceQueries(db.database(), clock);
    }
}
