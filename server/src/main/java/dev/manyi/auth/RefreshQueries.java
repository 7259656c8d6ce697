package dev.manyi.auth;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The table of refresh tokens; only hashes of tokens are in it. */
final class RefreshQueries {
    private static final String FORGET_EXPIRED = "DELETE FROM refresh_token WHERE username = $1 AND expires_at <= $2";
    private static final String ADD = """
            INSERT INTO refresh_token (token_sha256, family, username, expires_at) VALUES ($1, $2, $3, $4)
            """;
    // The row lock makes one of two simultaneous uses the first.
    private static final String SPEND = """
            UPDATE refresh_token t SET used_at = $2
            FROM person p
            WHERE t.token_sha256 = $1 AND t.used_at IS NULL AND t.expires_at > $2
              AND p.username = t.username AND NOT p.disabled
            RETURNING t.family, t.username, t.expires_at
            """;
    private static final String END_FAMILY = """
            DELETE FROM refresh_token
            WHERE family IN (SELECT family FROM refresh_token WHERE token_sha256 = $1)
            """;
    private final Database database;

    /** Whose session goes on; or nobody's, and how many tokens were ended because of that. */
    record Renewal(Optional<String> username, UUID family, int ended) {}

    RefreshQueries(Database database) {
        this.database = database;
    }

    /** The first token of a family, which ends at a fixed time. */
    Future<UUID> begin(String hash, String username, Instant now, Instant expiresAt) {
        UUID family = UUID.randomUUID();
        return database.inTransaction(client -> database.execute(client, FORGET_EXPIRED, Tuple.of(username, at(now)))
                .compose(done -> database.execute(client, ADD, Tuple.of(hash, family, username, at(expiresAt))))
                .map(family));
    }

    /** Spends a token for the next one of its family; a token that can not be spent ends its family. */
    Future<Renewal> renew(String hash, String nextHash, Instant now) {
        return database.inTransaction(client -> database.execute(client, SPEND, Tuple.of(hash, at(now)))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return endFamily(client, hash).map(ended -> new Renewal(Optional.empty(), null, ended));
                    }
                    var spent = rows.iterator().next();
                    String username = spent.getString("username");
                    UUID family = spent.getUUID("family");
                    Tuple next = Tuple.of(nextHash, family, username, spent.getOffsetDateTime("expires_at"));
                    return database.execute(client, ADD, next).map(new Renewal(Optional.of(username), family, 0));
                }));
    }

    Future<Void> end(String hash) {
        return database.inTransaction(client -> endFamily(client, hash)).mapEmpty();
    }

    private Future<Integer> endFamily(SqlConnection client, String hash) {
        return database.execute(client, END_FAMILY, Tuple.of(hash)).map(SqlResult::rowCount);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
