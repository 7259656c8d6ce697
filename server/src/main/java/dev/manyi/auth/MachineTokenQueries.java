package dev.manyi.auth;

import dev.manyi.db.Database;
import dev.manyi.db.Moments;
import dev.manyi.db.Session;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of machine tokens; only hashes of tokens are in it. */
final class MachineTokenQueries {
    private static final String COLUMNS = """
            SELECT id, name, role, kinds, everything, regions, stores, created_by, created_at, expires_at, last_used_at,
                   revoked_at
            FROM machine_token
            """;
    private static final String GOOD = COLUMNS + """
            WHERE token_sha256 = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
            """;
    private static final String ALL = COLUMNS + "ORDER BY created_at DESC, id";
    private static final String ADD = """
            INSERT INTO machine_token (id, name, token_sha256, role, kinds, everything, regions, stores, created_by,
                                       created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;
    private static final String REVOKE = """
            UPDATE machine_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING name
            """;
    private static final String EXISTS = "SELECT 1 FROM machine_token WHERE id = $1";
    // Of many uses at once one writes; the others find it written.
    private static final String USED = """
            UPDATE machine_token SET last_used_at = $2::timestamptz
            WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - interval '1 minute')
            """;
    private final Database database;

    MachineTokenQueries(Database database) {
        this.database = database;
    }

    Future<Optional<MachineToken>> good(String hash, Instant now) {
        return database.list(GOOD, Tuple.of(hash, Moments.at(now)), MachineTokenQueries::token)
                .map(found -> found.stream().findFirst());
    }

    /** The newest first, those that are no longer good, too. */
    Future<List<MachineToken>> all() {
        return database.list(ALL, Tuple.tuple(), MachineTokenQueries::token);
    }

    Future<Boolean> exists(UUID id) {
        return database.execute(EXISTS, Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    Future<Void> used(UUID id, Instant now) {
        return database.execute(USED, Tuple.of(id, Moments.at(now))).mapEmpty();
    }

    static Future<Void> add(Session session, MachineToken token, String hash) {
        return session.execute(
                        ADD,
                        token.id(),
                        token.name(),
                        hash,
                        token.role().code(),
                        token.kinds().toArray(String[]::new),
                        token.everything(),
                        token.regions().toArray(String[]::new),
                        token.stores().toArray(String[]::new),
                        token.createdBy(),
                        Moments.at(token.createdAt()),
                        token.expiresAt().map(Moments::at).orElse(null))
                .mapEmpty();
    }

    /** The name of the token, unless there is none that could be revoked. */
    static Future<Optional<String>> revoke(Session session, UUID id, Instant now) {
        return session.texts(REVOKE, id, Moments.at(now))
                .map(rows -> rows.stream().findFirst().map(row -> row.get(0)));
    }

    private static MachineToken token(Row row) {
        String role = row.getString("role");
        return new MachineToken(
                row.getUUID("id"),
                row.getString("name"),
                Role.of(role).orElseThrow(() -> new IllegalStateException("Unknown role of a token: " + role)),
                List.of(row.getArrayOfStrings("kinds")),
                row.getBoolean("everything"),
                List.of(row.getArrayOfStrings("regions")),
                List.of(row.getArrayOfStrings("stores")),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                Moments.instant(row, "expires_at"),
                Moments.instant(row, "last_used_at"),
                Moments.instant(row, "revoked_at"));
    }
}
