package dev.manyi.auth;

import dev.manyi.db.Database;
import dev.manyi.db.Session;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table of sessions that ended early. */
final class EndedSessionQueries {
    private static final String ALL = "SELECT session, forget_at FROM ended_session WHERE forget_at > $1";
    private static final String FORGET = "DELETE FROM ended_session WHERE forget_at <= $1";
    private static final String END = """
            INSERT INTO ended_session (session, forget_at) SELECT unnest($1::uuid[]), $2 ON CONFLICT DO NOTHING
            """;
    private final Database database;

    EndedSessionQueries(Database database) {
        this.database = database;
    }

    /** Each with the time from which on nothing of it is good anyway. */
    Future<Map<UUID, Instant>> all(Instant now) {
        return database.list(
                        ALL,
                        Tuple.of(now.atOffset(ZoneOffset.UTC)),
                        row -> Map.entry(
                                row.getUUID("session"),
                                row.getOffsetDateTime("forget_at").toInstant()))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Ends sessions within a transaction; those that need no remembering any more are forgotten. */
    static Future<Void> end(Session session, Set<UUID> sessions, Instant now) {
        return session.execute(FORGET, now.atOffset(ZoneOffset.UTC))
                .compose(forgotten -> session.execute(
                        END,
                        sessions.toArray(UUID[]::new),
                        now.plus(AccessTokens.LIFE).plus(AccessTokens.LIFE).atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
