package dev.manyi.evidence;

import dev.manyi.db.Database;
import dev.manyi.db.Session;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Appends to the evidence. Rows are never changed: the server's role in the database could not. */
public final class EvidenceQueries {
    /** One after the other, on whichever server: until the transaction of the one before has ended. */
    private static final String MY_TURN = "SELECT '' FROM pg_advisory_xact_lock(hashtext('manyi evidence'))";

    private static final String HEAD = "SELECT seq::text, hash FROM evidence ORDER BY seq DESC LIMIT 1";
    private static final String ADD = """
            INSERT INTO evidence (seq, at, actor, action, subject, address, details, previous, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
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
                .map(head -> next(head, at, entry))
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

    private static EvidenceRow next(List<List<String>> head, Instant at, Entry entry) {
        return head.isEmpty()
                ? EvidenceRow.after(0, EvidenceRow.BEGINNING, at, entry)
                : EvidenceRow.after(
                        Long.parseLong(head.get(0).get(0)), head.get(0).get(1), at, entry);
    }
}
