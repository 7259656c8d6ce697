package dev.manyi.auth;

import dev.manyi.db.Moments;
import dev.manyi.db.Session;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The table of refresh tokens; only hashes of tokens are in it. The caller holds the lock on the person's row: without it
 * a token that is just being renewed would survive the end of all sessions.
 */
final class RefreshQueries {
    private static final String FIND = """
            SELECT username, family::text, (used_at IS NOT NULL)::text, (expires_at > $1)::text
            FROM refresh_token WHERE token_sha256 = $2
            """;
    private static final String ADD = """
            INSERT INTO refresh_token (token_sha256, family, username, expires_at) VALUES ($1, $2, $3, $4)
            """;
    private static final String SPEND = "UPDATE refresh_token SET used_at = $1 WHERE token_sha256 = $2";
    private static final String ADD_NEXT = """
            INSERT INTO refresh_token (token_sha256, family, username, expires_at)
            SELECT $1, family, username, expires_at FROM refresh_token WHERE token_sha256 = $2
            """;
    private static final String END_FAMILY = "DELETE FROM refresh_token WHERE family = $1";
    private static final String END_ALL = "DELETE FROM refresh_token WHERE username = $1 RETURNING family::text";
    private static final String FORGET = "DELETE FROM refresh_token WHERE username = $1 AND expires_at <= $2";

    /** Whose session a token belongs to, and whether it was used before and is still in time. */
    record Known(String username, UUID family, boolean spent, boolean inTime) {}

    private RefreshQueries() {}

    static Future<Optional<Known>> find(Session session, String hash, Instant now) {
        return session.texts(FIND, Moments.at(now), hash)
                .map(rows -> rows.stream().map(RefreshQueries::known).findFirst());
    }

    private static Known known(List<String> row) {
        return new Known(
                row.get(0),
                UUID.fromString(row.get(1)),
                Boolean.parseBoolean(row.get(2)),
                Boolean.parseBoolean(row.get(3)));
    }

    /** The first token of a family, which ends at a fixed time. */
    static Future<Void> add(Session session, String hash, UUID family, String username, Instant expiresAt) {
        return session.execute(ADD, hash, family, username, Moments.at(expiresAt))
                .mapEmpty();
    }

    /** Spends a token for the next one of its family, which ends when the first one would have. */
    static Future<Void> renew(Session session, String hash, String nextHash, Instant now) {
        return session.execute(SPEND, Moments.at(now), hash)
                .compose(spent -> session.execute(ADD_NEXT, nextHash, hash))
                .mapEmpty();
    }

    static Future<Void> endFamily(Session session, UUID family) {
        return session.execute(END_FAMILY, family).mapEmpty();
    }

    /** The sessions that were open. */
    static Future<Set<UUID>> endAll(Session session, String username) {
        return session.texts(END_ALL, username)
                .map(rows ->
                        rows.stream().map(row -> UUID.fromString(row.get(0))).collect(Collectors.toSet()));
    }

    static Future<Void> forget(Session session, String username, Instant expired) {
        return session.execute(FORGET, username, Moments.at(expired)).mapEmpty();
    }
}
