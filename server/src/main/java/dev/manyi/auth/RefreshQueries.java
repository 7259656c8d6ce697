package dev.manyi.auth;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The table of refresh tokens; only hashes of tokens are in it. */
final class RefreshQueries {
    private static final String ADD = """
            INSERT INTO refresh_token (token_sha256, family, username, expires_at) VALUES ($1, $2, $3, $4)
            """;
    // The row lock makes one of two simultaneous uses the first.
    private static final String SPEND = """
            UPDATE refresh_token SET used_at = $2
            WHERE token_sha256 = $1 AND used_at IS NULL AND expires_at > $2
            RETURNING family, username, expires_at
            """;
    private static final String END_FAMILY = """
            DELETE FROM refresh_token
            WHERE family IN (SELECT family FROM refresh_token WHERE token_sha256 = $1)
            """;
    private static final String FORGET_EXPIRED = "DELETE FROM refresh_token WHERE username = $1 AND expires_at <= $2";
    private final Database database;

    /** What a token that has just been spent stood for. */
    record Spent(UUID family, String username, Instant expiresAt) {}

    RefreshQueries(Database database) {
        this.database = database;
    }

    Future<Void> add(SqlClient client, String hash, Spent session) {
        return database.execute(
                        client, ADD, Tuple.of(hash, session.family(), session.username(), at(session.expiresAt())))
                .mapEmpty();
    }

    Future<Optional<Spent>> spend(SqlClient client, String hash, Instant now) {
        return database.execute(client, SPEND, Tuple.of(hash, at(now))).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            var row = rows.iterator().next();
            return Optional.of(new Spent(
                    row.getUUID("family"),
                    row.getString("username"),
                    row.getOffsetDateTime("expires_at").toInstant()));
        });
    }

    /** Ends every token that came from the same login as this one. Says how many there were. */
    Future<Integer> endFamily(SqlClient client, String hash) {
        return database.execute(client, END_FAMILY, Tuple.of(hash)).map(rows -> rows.rowCount());
    }

    Future<Void> forgetExpired(SqlClient client, String username, Instant now) {
        return database.execute(client, FORGET_EXPIRED, Tuple.of(username, at(now)))
                .mapEmpty();
    }

    <T> Future<T> inTransaction(Function<SqlClient, Future<T>> work) {
        return database.inTransaction(work::apply);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
