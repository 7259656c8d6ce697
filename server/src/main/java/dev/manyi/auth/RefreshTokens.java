package dev.manyi.auth;

import dev.manyi.auth.RefreshQueries.Spent;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
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

    /** A session that goes on: for whom, and the token for its next step. */
    record Renewed(Person person, String token) {}

    RefreshTokens(RefreshQueries queries, PeopleQueries people, Clock clock) {
        this.queries = queries;
        this.people = people;
        this.clock = clock;
    }

    /** The first token of a new family. */
    Future<String> issue(String username) {
        Instant now = clock.instant();
        Spent session = new Spent(UUID.randomUUID(), username, now.plus(LIFE));
        return queries.inTransaction(
                client -> queries.forgetExpired(client, username, now).compose(done -> next(client, session)));
    }

    /** Empty when the token is unknown, spent or expired, or its person is gone or disabled. */
    Future<Optional<Renewed>> renew(String token) {
        return queries.inTransaction(client -> queries.spend(client, hash(token), clock.instant())
                .compose(spent -> spent.isEmpty() ? refuse(client, token) : goOn(client, spent.get())));
    }

    /** Ends the session that the token belongs to, if there is one. */
    Future<Void> revoke(String token) {
        return queries.inTransaction(client -> queries.endFamily(client, hash(token)))
                .mapEmpty();
    }

    private Future<Optional<Renewed>> goOn(SqlClient client, Spent session) {
        return people.find(client, session.username())
                .compose(person -> person.isEmpty() || person.get().disabled()
                        ? Future.succeededFuture(Optional.empty())
                        : next(client, session).map(token -> Optional.of(new Renewed(person.get(), token))));
    }

    /** A value, not a failure: the transaction must commit the end of the family. */
    private Future<Optional<Renewed>> refuse(SqlClient client, String token) {
        return queries.endFamily(client, hash(token)).map(ended -> {
            if (ended > 0) {
                LOG.warn("A spent or expired refresh token was used again: its session has been ended");
            }
            return Optional.empty();
        });
    }

    private Future<String> next(SqlClient client, Spent session) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return queries.add(client, hash(token), session).map(token);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
