package dev.manyi.auth;

import static dev.manyi.http.TestServer.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Secret;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstAdminTest {
    private static final Optional<Secret> NOTHING = Optional.empty();
    private TestDatabase db;
    private PeopleQueries people;
    private PasswordHash passwords;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        people = new PeopleQueries(db.database());
        passwords = new PasswordHash(db.vertx());
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theFirstStartGivesAPasswordThatWorksAndLaterStartsGiveNone() {
        Secret password = await(start(NOTHING)).orElseThrow();
        assertTrue(password.reveal().length() >= 20);
        assertTrue(admitted(password.reveal()));
        assertEquals(Optional.empty(), await(start(NOTHING)));
        assertTrue(admitted(password.reveal()));
    }

    @Test
    void theConfiguredPasswordIsTakenAndNotShown() {
        assertEquals(Optional.empty(), await(start(Optional.of(new Secret("correct horse battery")))));
        assertTrue(admitted("correct horse battery"));
        assertEquals("admin", await(people.find("admin")).orElseThrow().role().code());
        Principal.Session session = new Principal.Session(UUID.randomUUID(), Instant.MAX);
        assertEquals(
                Scope.ALL,
                await(people.find("admin")).orElseThrow().principal(session).scope());
    }

    @Test
    void aPasswordConfiguredLaterChangesNothing() {
        Secret first = await(start(NOTHING)).orElseThrow();
        assertEquals(Optional.empty(), await(start(Optional.of(new Secret("correct horse battery")))));
        assertFalse(admitted("correct horse battery"));
        assertTrue(admitted(first.reveal()));
    }

    @Test
    void ofServersThatStartAtOnceOneMakesTheAdmin() {
        List<Future<Optional<Secret>>> starts =
                Stream.generate(() -> start(NOTHING)).limit(4).toList();
        await(Future.all(starts));
        List<String> shown = starts.stream()
                .flatMap(start -> start.result().stream())
                .map(Secret::reveal)
                .toList();
        assertEquals(1, shown.size());
        assertTrue(admitted(shown.get(0)));
    }

    private Future<Optional<Secret>> start(Optional<Secret> configured) {
        return new FirstAdmin(people, passwords).create(configured);
    }

    private boolean admitted(String password) {
        Person admin = await(people.find("admin")).orElseThrow();
        return await(passwords.matches(password, admin.passwordHash()));
    }
}
