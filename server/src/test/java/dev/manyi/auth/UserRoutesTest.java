package dev.manyi.auth;

import static dev.manyi.auth.AuthServer.PASSWORD;
import static dev.manyi.auth.AuthServer.ok;
import static dev.manyi.http.TestServer.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.SameAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserRoutesTest {
    private static final String OTHER = "paper lantern quarry 61";
    private static AuthServer server;
    private static JsonObject admin;

    @BeforeAll
    static void start() {
        server = new AuthServer();
        admin = server.login("admin", PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, JsonObject body) {
        return server.send(method, path, body, admin);
    }

    private static JsonObject json(String text) {
        return new JsonObject(text.replace('\'', '"'));
    }

    @Test
    void whoIsAddedWithAPasswordLogsInAtOnceAndSeesTheirScope() {
        JsonObject made = server.add("chen", "regional_manager", List.of("EAST"), List.of("S002"));
        JsonObject expected =
                json("{'username':'chen','display_name':'chen','role':'regional_manager','regions':['EAST'],"
                        + "'stores':['S002'],'disabled':false,'must_change_password':false,"
                        + "'created_at':'2026-10-31T15:59:59Z','last_login_at':null,'sessions':0}");
        assertEquals(expected, made);
        JsonObject session = server.login("chen", PASSWORD);
        JsonObject user = session.getJsonObject("user");
        assertEquals(json("{'a':['EAST']}").getJsonArray("a"), user.getJsonArray("regions"));
        assertEquals(
                json("{'a':['job_read','kpi_read','report_build','report_read','row_read','schedule']}")
                        .getJsonArray("a"),
                user.getJsonArray("permissions"));
        assertEquals(200, server.status("/kpis", session));
        JsonObject seen = ok(200, send("GET", "/users/chen", null));
        assertEquals("2026-10-31T15:59:59Z", seen.getString("last_login_at"));
        assertEquals(1, seen.getInteger("sessions"));
        JsonObject all = ok(200, send("GET", "/users", null));
        assertEquals(all.getJsonArray("users").size(), all.getInteger("total"));
        assertTrue(all.getJsonArray("users").contains(seen));
        assertFalse(all.encode().contains("argon2"));
    }

    @Test
    void aMadeUpPasswordIsGoodForChoosingAnotherOnly() {
        JsonObject made =
                ok(201, send("POST", "/users", json("{'username':'wang','display_name':'王敏','role':'analyst'}")));
        assertTrue(made.getBoolean("must_change_password"));
        JsonObject session = server.login("wang", made.getString("password"));
        assertTrue(session.getJsonObject("user").getBoolean("must_change_password"));
        JsonObject told = problem(403, server.send("GET", "/kpis", null, session));
        assertEquals("urn:manyi:problem:password-must-be-changed", told.getString("type"));
        JsonObject renewed = ok(200, server.refresh(session));
        problem(403, server.send("GET", "/kpis", null, renewed));
        assertEquals(200, server.status("/me", renewed));

        JsonObject change = new JsonObject()
                .put("current_password", made.getString("password"))
                .put("new_password", OTHER);
        JsonObject next = ok(200, server.send("POST", "/auth/password", change, renewed));
        assertFalse(next.getJsonObject("user").getBoolean("must_change_password"));
        assertEquals(200, server.status("/kpis", next));
        assertEquals(401, server.status("/me", renewed), "the session of before is over");
        problem(401, server.refresh(renewed));
        problem(401, server.tryLogin("wang", made.getString("password")));
        server.login("wang", OTHER);
        assertFalse(ok(200, send("GET", "/users/wang", null)).containsKey("password"));
    }

    @Test
    void aNameIsGivenOnceWhateverItsCapitals() {
        server.add("Li.Na", "executive", List.of(), List.of());
        for (String name : List.of("Li.Na", "li.na", "LI.NA", "Admin")) {
            JsonObject body = json("{'display_name':'x','role':'analyst'}").put("username", name);
            assertTrue(problem(409, send("POST", "/users", body))
                    .getString("detail")
                    .contains(name));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'username':'a b','display_name':'x','role':'analyst'}                      | username",
                "{'username':'cli','display_name':'x','role':'analyst'}                      | username",
                "{'username':'token:1','display_name':'x','role':'analyst'}                  | username",
                "{'username':'<b>','display_name':'x','role':'analyst'}                      | username",
                "{'username':'n1','display_name':'   ','role':'analyst'}                     | display_name",
                "{'username':'n1','display_name':'x','role':'wall'}                          | regions",
                "{'username':'n1','display_name':'x','role':'boss'}                          | role",
                "{'username':'n1','display_name':'x'}                                        | role",
                "{'username':'n1','display_name':'x','role':'store_manager'}                 | regions",
                "{'username':'n1','display_name':'x','role':'executive','stores':['S001']}   | stores",
                "{'username':'n1','display_name':'x','role':'store_manager','stores':['S9']} | stores",
                "{'username':'n1','display_name':'x','role':'regional_manager','regions':['NOWHERE']} | regions",
                "{'username':'n1','display_name':'x','role':'analyst','password':'short'}    | password",
                "{'username':'n1','display_name':'x','role':'analyst','password':'password1234'} | password",
                "{'username':'n1','display_name':'x','role':'analyst','admin':true}          | admin",
            })
    void whatDoesNotFitIsToldByItsField(String body, String field) {
        JsonArray errors = problem(400, send("POST", "/users", json(body))).getJsonArray("errors");
        assertEquals(field, errors.getJsonObject(0).getString("field"), errors.encode());
        problem(404, send("GET", "/users/n1", null));
    }

    @Test
    void anotherRoleOrScopeEndsTheSessionsAndAnotherDisplayNameDoesNot() {
        server.add("zhao", "store_manager", List.of(), List.of("S001"));
        JsonObject session = server.login("zhao", PASSWORD);
        ok(200, send("PATCH", "/users/zhao", json("{'display_name':'赵磊'}")));
        ok(200, send("PATCH", "/users/zhao", json("{'stores':['S001'],'role':'store_manager','disabled':false}")));
        assertEquals(200, server.status("/kpis", session), "nothing was taken away");

        ok(200, send("PATCH", "/users/zhao", json("{'stores':['S002']}")));
        assertEquals(401, server.status("/kpis", session));
        problem(401, server.refresh(session));

        JsonObject again = server.login("zhao", PASSWORD);
        JsonObject now = ok(200, send("PATCH", "/users/zhao", json("{'role':'analyst'}")));
        assertEquals(new JsonArray(), now.getJsonArray("stores"), "an analyst is not bound to stores");
        assertEquals(401, server.status("/kpis", again));
        problem(400, send("PATCH", "/users/zhao", json("{'role':'regional_manager'}")));
        assertEquals("analyst", ok(200, send("GET", "/users/zhao", null)).getString("role"));
    }

    @Test
    void whoIsDisabledIsOutAndWhatTheyHadStaysDeadWhenTheyComeBack() {
        server.add("sun", "executive", List.of(), List.of());
        JsonObject session = server.login("sun", PASSWORD);
        assertEquals(
                0,
                ok(200, send("PATCH", "/users/sun", json("{'disabled':true}"))).getInteger("sessions"));
        assertEquals(401, server.status("/me", session));
        assertEquals(
                SameAnswer.of(server.tryLogin("nobody.at.all", PASSWORD).body()),
                SameAnswer.of(server.tryLogin("sun", PASSWORD).body()));
        ok(200, send("PATCH", "/users/sun", json("{'disabled':false}")));
        problem(401, server.refresh(session));
        assertEquals(401, server.status("/me", session));
        server.login("sun", PASSWORD);
    }

    @Test
    void aResetEndsTheSessionsAndTheOldPassword() {
        server.add("qian", "auditor", List.of(), List.of());
        JsonObject session = server.login("qian", PASSWORD);
        assertEquals(
                new JsonObject(),
                ok(200, send("POST", "/users/qian/password", new JsonObject().put("password", OTHER))));
        assertEquals(401, server.status("/me", session));
        problem(401, server.tryLogin("qian", PASSWORD));
        assertFalse(server.login("qian", OTHER).getJsonObject("user").getBoolean("must_change_password"));
        String madeUp =
                ok(200, send("POST", "/users/qian/password", new JsonObject())).getString("password");
        assertTrue(server.login("qian", madeUp).getJsonObject("user").getBoolean("must_change_password"));
        problem(400, send("POST", "/users/qian/password", new JsonObject().put("password", "qianqianqian")));
    }

    @Test
    void loggingSomebodyOutLeavesTheirPasswordAsItIs() {
        server.add("wu", "analyst", List.of(), List.of());
        JsonObject first = server.login("wu", PASSWORD);
        JsonObject second = server.login("wu", PASSWORD);
        assertEquals(2, ok(200, send("GET", "/users/wu", null)).getInteger("sessions"));
        assertEquals(204, send("DELETE", "/users/wu/sessions", null).statusCode());
        for (JsonObject session : List.of(first, second)) {
            assertEquals(401, server.status("/me", session));
            problem(401, server.refresh(session));
        }
        server.login("wu", PASSWORD);
    }

    @Test
    void nobodyIsFoundWhereNobodyIs() {
        problem(404, send("GET", "/users/ghost", null));
        problem(404, send("PATCH", "/users/ghost", json("{'disabled':true}")));
        problem(404, send("POST", "/users/ghost/password", new JsonObject()));
        problem(404, send("DELETE", "/users/ghost/sessions", null));
        assertNull(send("GET", "/users/ghost'%20OR%20'1'='1", null)
                .headers()
                .firstValue("Location")
                .orElse(null));
        problem(404, send("GET", "/users/ghost'%20OR%20'1'='1", null));
    }

    @Test
    void onlyAnAdminLooksAfterPeople() {
        for (Role role : Role.values()) {
            if (role != Role.ADMIN) {
                String name = "only." + role.code();
                server.add(name, role.code(), role.hasScope() ? List.of("EAST") : List.of(), List.of());
                JsonObject session = server.login(name, PASSWORD);
                problem(403, server.send("GET", "/users", null, session));
                problem(403, server.send("PATCH", "/users/" + name, json("{'role':'admin'}"), session));
                problem(403, server.send("POST", "/users/admin/password", new JsonObject(), session));
                problem(403, server.send("DELETE", "/users/admin/sessions", null, session));
            }
        }
    }

    /** On a database of its own: here admins come and go. */
    @Test
    void someAdminStaysEvenWhenTwoRemoveEachOtherAtOnce() {
        try (AuthServer own = new AuthServer()) {
            JsonObject first = own.login("admin", PASSWORD);
            for (String last : List.of("{'disabled':true}", "{'role':'analyst'}")) {
                JsonObject told = problem(409, own.send("PATCH", "/users/admin", json(last), first));
                assertTrue(told.getString("detail").contains("last admin"), told.encode());
            }
            own.add("second", "admin", List.of(), List.of());
            for (int round = 0; round < 10; round++) {
                own.sql("UPDATE person SET role = 'admin', disabled = false");
                JsonObject one = own.login("admin", PASSWORD);
                JsonObject two = own.login("second", PASSWORD);
                var answers = List.of(
                                CompletableFuture.supplyAsync(
                                        () -> own.send("PATCH", "/users/second", json("{'role':'analyst'}"), one)),
                                CompletableFuture.supplyAsync(
                                        () -> own.send("PATCH", "/users/admin", json("{'disabled':true}"), two)))
                        .stream()
                        .map(CompletableFuture::join)
                        .map(HttpResponse::statusCode)
                        .collect(Collectors.toList());
                assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers.toString());
                assertEquals(
                        1,
                        own.texts("SELECT username FROM person WHERE role = 'admin' AND NOT disabled")
                                .size());
            }
        }
    }

    @Test
    void everythingThatWasDoneStandsInTheEvidenceAndNoPasswordDoes() {
        try (AuthServer own = new AuthServer()) {
            JsonObject session = own.login("admin", PASSWORD);
            own.add("zhou", "store_manager", List.of(), List.of("S001"));
            JsonObject hers = own.login("zhou", PASSWORD);
            own.tryLogin("zhou", "wrong password");
            own.tryLogin("my password 1234", "x");
            own.send("PATCH", "/users/zhou", json("{'stores':['S002']}"), session);
            own.send("PATCH", "/users/zhou", json("{'stores':['S002']}"), session);
            own.send("POST", "/users/zhou/password", new JsonObject().put("password", OTHER), session);
            hers = own.login("zhou", OTHER);
            JsonObject change = new JsonObject().put("current_password", OTHER).put("new_password", PASSWORD);
            hers = ok(200, own.send("POST", "/auth/password", change, hers));
            JsonObject next = ok(200, own.refresh(hers));
            own.refresh(hers);
            problem(401, own.refresh(next));
            own.logout(own.login("zhou", PASSWORD));
            own.send("DELETE", "/users/zhou/sessions", null, session);
            List<String> rows = own.texts("SELECT concat_ws(' ', actor, action, subject, details::text) FROM evidence"
                    + " WHERE subject <> 'admin' ORDER BY seq");
            assertEquals(
                    List.of(
                            "admin person_added zhou {\"role\": \"store_manager\", \"stores\": [\"S001\"], \"regions\": [],"
                                    + " \"display_name\": \"zhou\"}",
                            "zhou login zhou {}",
                            "zhou login_refused zhou {\"reason\": \"wrong password\"}",
                            "(unknown) login_refused (unknown) {\"reason\": \"unknown name\"}",
                            "admin person_changed zhou {\"stores\": {\"to\": [\"S002\"], \"from\": [\"S001\"]},"
                                    + " \"sessions_ended\": 1}",
                            "admin password_reset zhou {\"sessions_ended\": 0}",
                            "zhou login zhou {}",
                            "zhou password_changed zhou {\"sessions_ended\": 1}",
                            "zhou session_stolen zhou {}",
                            "zhou login zhou {}",
                            "zhou logout zhou {}",
                            "admin sessions_ended zhou {\"sessions_ended\": 0}"),
                    rows);
            List<String> addresses = own.texts("SELECT DISTINCT address FROM evidence");
            assertEquals(List.of("127.0.0.1"), addresses);
        }
    }
}
