package dev.manyi.evidence;

import dev.manyi.db.Database;
import dev.manyi.db.Session;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Appends to the evidence. Rows are never changed: the server's role in the database could not. */
public final class EvidenceQueries {
    /** One after the other, on whichever server: until the transaction of the one before has ended. */
    private static final String MY_TURN = "SELECT '' FROM pg_advisory_xact_lock(hashtext('manyi evidence'))";

    /** A statement of its own after the lock: so it sees what the one before has committed. */
    private static final String HEAD = "SELECT e.seq::text, e.hash FROM evidence e ORDER BY e.seq DESC LIMIT 1";

    private static final String ADD = """
            INSERT INTO evidence (seq, at, actor, action, subject, address, details, previous, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9)
            """;
    private final Database database;
    private final Clock clock;

    public EvidenceQueries(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An entry of its own. */
    public Future<Void> add(Entry entry) {
        return database.inSession(session -> add(session, entry));
    }

    /** An entry that stands if, and only if, the transaction does. Make it the last step: others wait for its end. */
    public Future<Void> add(Session session, Entry entry) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return session.texts(MY_TURN)
                .compose(mine -> session.texts(HEAD))
                .map(found -> EvidenceRow.after(head(found), at, entry))
                .compose(row -> session.execute(
                        ADD,
                        row.seq(),
                        row.at().atOffset(ZoneOffset.UTC),
                        row.actor(),
                        row.action(),
                        row.subject(),
                        row.address(),
                        row.details(),
                        row.previous(),
                        row.hash()))
                .mapEmpty();
    }

    /** The last row there is. */
    public Future<Head> head() {
        return database.inSession(session -> session.texts(HEAD)).map(EvidenceQueries::head);
    }

    private static final String HASH = "SELECT hash FROM evidence WHERE seq = $1";

    /** Whether the row is there with that hash, as it was when it was the last one. */
    Future<Boolean> holds(Head head) {
        return head.seq() == 0
                ? Future.succeededFuture(true)
                : database.inSession(session -> session.texts(HASH, head.seq()))
                        .map(found -> found.equals(List.of(List.of(head.hash()))));
    }

    private static final String OF_FILE = """
            SELECT e.seq::text, e.hash FROM evidence e
            WHERE e.subject = $1 AND e.action = $2 AND e.details -> 'sha256' ->> $3 = $4
            ORDER BY e.seq LIMIT 1
            """;

    /** The first entry of a report that names the file; it is empty when no entry does. */
    public Future<Optional<Head>> firstOfFile(String reportNumber, String format, String sha256) {
        return database.inSession(
                        session -> session.texts(OF_FILE, reportNumber, Action.REPORT_BUILT.code(), format, sha256))
                .map(found -> found.isEmpty() ? Optional.empty() : Optional.of(head(found)));
    }

    private static Head head(List<List<String>> found) {
        return found.isEmpty()
                ? Head.BEGINNING
                : new Head(Long.parseLong(found.get(0).get(0)), found.get(0).get(1));
    }
}
