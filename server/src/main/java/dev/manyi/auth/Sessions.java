package dev.manyi.auth;

import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Sessions, from login to their end. What carries one on is a refresh token: random, stored hashed, good for one use.
 * Each use gives the next of the same family; a second use means that somebody has a copy, and ends the family. A family
 * lives at most {@link #LIFE} after its login.
 */
final class Sessions {
    static final Duration LIFE = Duration.ofDays(14);
    /** An access token of a session may outlive its last refresh token by its own life, and must be endable until then. */
    private static final Duration AFTERLIFE = AccessTokens.LIFE.multipliedBy(2);

    private static final SecureRandom RANDOM = new SecureRandom();
    private final Database database;
    private final EvidenceQueries evidence;
    private final EndedSessions ended;
    private final Clock clock;

    /** A session that begins or goes on: for whom, and the token for its next step. */
    record Step(Person person, UUID session, String token) {}

    Sessions(Database database, EvidenceQueries evidence, EndedSessions ended, Clock clock) {
        this.database = database;
        this.evidence = evidence;
        this.ended = ended;
        this.clock = clock;
    }

    /** Within a transaction that has locked the person and found them allowed in. */
    Future<Step> begin(Session transaction, Person person) {
        String token = random();
        UUID family = UUID.randomUUID();
        Instant now = clock.instant();
        return RefreshQueries.forget(transaction, person.username(), now.minus(AFTERLIFE))
                .compose(
                        done -> RefreshQueries.add(transaction, hash(token), family, person.username(), now.plus(LIFE)))
                .map(new Step(person, family, token));
    }

    /** Empty when the token is unknown, spent or expired, or its person is disabled: then its session has ended. */
    Future<Optional<Step>> renew(String token, String address) {
        return database.inSession(transaction -> holder(transaction, token)
                        .compose(holder -> holder.map(found -> renew(transaction, found, token, address))
                                .orElse(Future.succeededFuture(Optional.empty()))))
                .compose(step -> step.isPresent()
                        ? Future.succeededFuture(step)
                        : ended.look().map(step));
    }

    private Future<Optional<Step>> renew(Session transaction, Holder holder, String token, String address) {
        RefreshQueries.Known known = holder.token;
        if (known.spent() || !known.inTime() || holder.person.disabled()) {
            return end(transaction, known.family())
                    .compose(over -> known.spent() ? stolen(transaction, holder, address) : Future.succeededFuture())
                    .map(Optional.empty());
        }
        String next = random();
        return RefreshQueries.renew(transaction, hash(token), hash(next), clock.instant())
                .map(Optional.of(new Step(holder.person, known.family(), next)));
    }

    private Future<Void> stolen(Session transaction, Holder holder, String address) {
        String username = holder.person.username();
        return evidence.add(transaction, Entry.of(new Actor(username, address), Action.SESSION_STOLEN, username));
    }

    /** Ends the session that the token belongs to, if there is one. */
    Future<Void> logout(String token, String address) {
        return database.inSession(transaction -> holder(transaction, token)
                        .compose(holder -> holder.map(found -> logout(transaction, found, address))
                                .orElse(Future.succeededFuture())))
                .compose(over -> ended.look());
    }

    private Future<Void> logout(Session transaction, Holder holder, String address) {
        String username = holder.person.username();
        return end(transaction, holder.token.family())
                .compose(over ->
                        evidence.add(transaction, Entry.of(new Actor(username, address), Action.LOGOUT, username)));
    }

    /** Ends all sessions of a person whose row is locked; whoever calls waits for {@link #told} after the transaction. */
    Future<Map<String, Object>> endAll(Session transaction, String username) {
        return RefreshQueries.endAll(transaction, username)
                .compose(families -> EndedSessionQueries.end(transaction, families, clock.instant())
                        .map(Map.of("sessions_ended", families.size())));
    }

    /** When this server knows of what was ended before. */
    Future<Void> told() {
        return ended.look();
    }

    private Future<Void> end(Session transaction, UUID family) {
        return RefreshQueries.endFamily(transaction, family)
                .compose(over -> EndedSessionQueries.end(transaction, Set.of(family), clock.instant()));
    }

    private record Holder(Person person, RefreshQueries.Known token) {}

    /** Locks the person first and looks at the token again then: it may have been spent or ended meanwhile. */
    private Future<Optional<Holder>> holder(Session transaction, String token) {
        Instant now = clock.instant();
        return RefreshQueries.find(transaction, hash(token), now)
                .compose(first -> first.map(known -> PeopleQueries.lock(transaction, known.username()))
                        .orElse(Future.succeededFuture(Optional.empty())))
                .compose(person -> person.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : RefreshQueries.find(transaction, hash(token), now)
                                .map(known -> known.map(still -> new Holder(person.get(), still))));
    }

    private static String hash(String token) {
        return DigestUtils.sha256Hex(token);
    }

    private static String random() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
