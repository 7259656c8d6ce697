package dev.manyi.ingest;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Requests that carried an Idempotency-Key, and the first answers to them. */
final class IdempotencyQueries {
    private static final String FORGET = """
            DELETE FROM idempotency WHERE created_at < now() - interval '48 hours'
            """;

    // A request that is under way for five minutes was left by a server that died: the next one takes it over.
    private static final String CLAIM = """
            INSERT INTO idempotency (sender, key, body_sha256, claim) VALUES ($1, $2, $3, $4)
            ON CONFLICT (sender, key) DO UPDATE SET claim = excluded.claim, created_at = now()
            WHERE idempotency.answer IS NULL
              AND idempotency.body_sha256 = excluded.body_sha256
              AND idempotency.created_at < now() - interval '5 minutes'
            """;

    private static final String FIND = "SELECT body_sha256, answer FROM idempotency WHERE sender = $1 AND key = $2";

    private static final String ANSWER =
            "UPDATE idempotency SET answer = $4 WHERE sender = $1 AND key = $2 AND claim = $3";

    private static final String RELEASE = """
            DELETE FROM idempotency WHERE sender = $1 AND key = $2 AND claim = $3 AND answer IS NULL
            """;

    private final Database database;

    IdempotencyQueries(Database database) {
        this.database = database;
    }

    /** A key is its sender's own. */
    record Key(String sender, String text) {}

    record Known(String bodySha256, Optional<String> answer) {
        static Known from(Row row) {
            return new Known(row.getString("body_sha256"), Optional.ofNullable(row.getString("answer")));
        }
    }

    Future<Void> forgetOld() {
        return database.execute(FORGET, Tuple.tuple()).mapEmpty();
    }

    /** True when the key is ours now. */
    Future<Boolean> claim(Key key, String bodySha256, UUID claim) {
        return database.execute(CLAIM, Tuple.of(key.sender(), key.text(), bodySha256, claim))
                .map(result -> result.rowCount() > 0);
    }

    Future<Optional<Known>> find(Key key) {
        return database.list(FIND, Tuple.of(key.sender(), key.text()), Known::from)
                .map(List::stream)
                .map(found -> found.findFirst());
    }

    Future<Integer> answer(Key key, UUID claim, String answer) {
        return database.execute(ANSWER, Tuple.of(key.sender(), key.text(), claim, answer))
                .map(SqlResult::rowCount);
    }

    Future<Void> release(Key key, UUID claim) {
        return database.execute(RELEASE, Tuple.of(key.sender(), key.text(), claim))
                .mapEmpty();
    }
}
