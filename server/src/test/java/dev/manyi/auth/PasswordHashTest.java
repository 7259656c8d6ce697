package dev.manyi.auth;

import static dev.manyi.http.TestServer.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private static final Vertx VERTX = Vertx.vertx();
    private final PasswordHash passwords = new PasswordHash(VERTX);

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    @Test
    void theHashNamesItsParametersAndIsSalted() {
        String hash = await(passwords.hash("正确的马电池订书钉"));
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertNotEquals(hash, await(passwords.hash("正确的马电池订书钉")));
        assertTrue(await(passwords.matches("正确的马电池订书钉", hash)));
        assertFalse(await(passwords.matches("正确的马电池订书针", hash)));
        assertFalse(await(passwords.matches("", hash)));
        assertFalse(await(passwords.matchesNobody("anything")));
    }

    @Test
    void aHashMadeElsewhereWithOtherParametersVerifies() {
        // From the reference implementation's test vectors: "password", salt "somesalt".
        String vector = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertTrue(await(passwords.matches("password", vector)));
        assertFalse(await(passwords.matches("Password", vector)));
    }

    @Test
    void aPasswordIsTheSameFromEveryKeyboard() {
        String hash = await(passwords.hash("Café lantern 61 quarry"));
        assertTrue(await(passwords.matches("Cafe\u0301 lantern 61 quarry", hash)), "an accent of its own");
        assertTrue(await(passwords.matches("Ｃａｆé　ｌａｎｔｅｒｎ　６１　ｑｕａｒｒｙ", hash)), "full-width letters and spaces");
        assertFalse(await(passwords.matches("Café lantern 61 quarry ", hash)), "nothing is trimmed");
        assertFalse(await(passwords.matches("café lantern 61 quarry", hash)));
    }

    @Test
    void aHashOfOtherParametersIsOutdated() {
        assertFalse(PasswordHash.outdated(await(passwords.hash("x"))));
        assertTrue(PasswordHash.outdated(
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"));
    }

    @Test
    void tooManyAtOnceAreSentAway() {
        String hash = await(passwords.hash("x"));
        List<Future<Boolean>> checks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            checks.add(passwords.matches("x", hash));
        }
        await(Future.join(checks).otherwiseEmpty());
        assertEquals(32, checks.stream().filter(Future::succeeded).count());
        assertEquals(
                8,
                checks.stream()
                        .filter(check -> check.cause() instanceof Rejection r && r.status() == 503)
                        .count());
        assertTrue(await(passwords.matches("x", hash)), "the queue is free again");
    }
}
