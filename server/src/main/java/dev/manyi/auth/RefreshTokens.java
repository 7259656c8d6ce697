package dev.manyi.auth;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refresh tokens: random, stored hashed, good for one use. Each use gives the next of the same family; a second use means
 * that somebody has a copy, and ends the family. A family lives at most {@link #LIFE} after its login.
 */
final class RefreshTokens {
    static final Duration LIFE = Duration.ofDays(14);
    private static final Logger LOG = LoggerFactory.getLogger(RefreshTokens.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private final RefreshQueries queries;
    private final PeopleQueries people;
    private final Clock clock;

    /** A session that begins or goes on: for whom, and the token for its next step. */
    record Step(Person person, UUID session, String token) {}

    RefreshTokens(RefreshQueries queries, PeopleQueries people, Clock clock) {
        this.queries = queries;
        this.people = people;
        this.clock = clock;
    }

    /** The first token of a new family. */
    Future<Step> issue(Person person) {
        String token = random();
        Instant now = clock.instant();
        return queries.begin(DigestUtils.sha256Hex(token), person.username(), now, now.plus(LIFE))
                .map(session -> new Step(person, session, token));
    }

    /** Empty when the token is unknown, spent or expired, or its person is gone or disabled. */
    Future<Optional<Step>> renew(String token) {
        String next = random();
        return queries.renew(DigestUtils.sha256Hex(token), DigestUtils.sha256Hex(next), clock.instant())
                .compose(renewal -> {
                    if (renewal.ended() > 0) {
                        LOG.warn("A refresh token that is no longer good was used: its session has been ended");
                    }
                    return renewal.username()
                            .map(username -> people.find(username)
                                    .map(person -> person.map(found -> new Step(found, renewal.family(), next))))
                            .orElse(Future.succeededFuture(Optional.empty()));
                });
    }

    /** Ends the session that the token belongs to, if there is one. */
    Future<Void> revoke(String token) {
        return queries.end(DigestUtils.sha256Hex(token));
    }

    private static String random() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
