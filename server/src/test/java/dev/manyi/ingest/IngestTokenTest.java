package dev.manyi.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Principal;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.RecordKind;
import dev.manyi.fact.ReferenceKind;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send which kinds of records. */
class IngestTokenTest {
    private static final Principal TILL = who(Role.INGEST, Set.of("purchases", "responses"));
    private static final Principal OTHER_TILL = who(Role.INGEST, Set.of("responses"));
    private static final Principal PERSON = who(Role.INGEST, Set.of());
    private static final Principal ADMIN = who(Role.ADMIN, Set.of());
    private static final IngestServer SERVER = new IngestServer("Asia/Shanghai");

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenSendsTheKindsItNames(FactKind kind) {
        HttpResponse<String> answer = send(TILL, kind);
        if (TILL.kinds().contains(kind.plural())) {
            assertEquals(200, answer.statusCode(), answer.body());
        } else {
            assertEquals(403, answer.statusCode());
            assertTrue(answer.body().contains("only purchases, responses"), answer.body());
        }
        assertEquals(200, send(PERSON, kind).statusCode(), "who logged in sends facts of all kinds");
        assertEquals(200, send(ADMIN, kind).statusCode());
    }

    @ParameterizedTest
    @EnumSource
    void whatCodesMeanIsSaidByAdminsOnly(ReferenceKind kind) {
        assertEquals(403, send(TILL, kind).statusCode());
        assertEquals(403, send(PERSON, kind).statusCode());
        assertEquals(200, send(ADMIN, kind).statusCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void oneMachinesKeyDoesNotTellAnothersCounts(int round) {
        String key = "same key " + round;
        String body = "[{\"source\":\"s\",\"external_id\":\"" + round + "\",\"store\":\"S1\","
                + "\"submitted_at\":\"2026-10-01T12:00:00+08:00\",\"csat\":5}]";
        String first = post(TILL, key, body);
        assertTrue(first.startsWith("200 {\"accepted\":1,\"duplicate\":0"), first);
        assertEquals(first, post(TILL, key, body));
        String other = post(OTHER_TILL, key, body);
        assertTrue(other.startsWith("200 {\"accepted\":0,\"duplicate\":1"), other);
        assertTrue(post(OTHER_TILL, key, "[]").startsWith("422"), "its own from now on");
    }

    private static String post(Principal who, String key, String body) {
        SERVER.asks(who);
        HttpResponse<String> answer =
                SERVER.post("responses", "application/json", body, "Idempotency-Key", key.replace(' ', '-'));
        return answer.statusCode() + " " + answer.body();
    }

    private static HttpResponse<String> send(Principal who, RecordKind kind) {
        SERVER.asks(who);
        return SERVER.post(kind.plural(), "application/json", "[]");
    }

    private static Principal who(Role role, Set<String> kinds) {
        return new Principal(
                "somebody",
                "Somebody",
                role,
                Scope.of(Set.of(), Set.of()),
                kinds,
                new Principal.Session(UUID.randomUUID(), Instant.MAX, !kinds.isEmpty()));
    }
}
