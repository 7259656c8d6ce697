package dev.manyi.delivery;

import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.report.ReportFormat;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Deliveries that are to be sent, and what comes of each attempt. Only who claimed one last may say so. */
final class SendingQueries {
    private final Database database;
    private final EvidenceQueries evidence;
    private final String server;

    SendingQueries(Database database, EvidenceQueries evidence, String server) {
        this.database = database;
        this.evidence = evidence;
        this.server = server;
    }

    private static final String CLAIM = """
            WITH next AS (
              SELECT waiting.id FROM delivery AS waiting JOIN delivery_rendering AS made ON made.id = waiting.rendering
              WHERE waiting.state IN ('rendered', 'failed') AND waiting.next_try <= now()
                AND (waiting.lease_until IS NULL OR waiting.lease_until < now())
                AND (made.server = $1 OR made.done_at < now() - make_interval(secs => $4))
                AND waiting.id <> ALL($5)
              ORDER BY waiting.next_try, waiting.id
              LIMIT $3
              FOR UPDATE OF waiting SKIP LOCKED
            ), cut_off AS (
              UPDATE delivery_attempt AS a
              SET outcome = 'unknown', ended_at = clock_timestamp(), reason = 'the server stopped while it was sending'
              FROM next WHERE a.delivery = next.id AND a.outcome IS NULL
            ), claimed AS (
              UPDATE delivery AS d SET epoch = epoch + 1, server = $1, lease_until = now() + make_interval(secs => $2)
              FROM next WHERE d.id = next.id
              RETURNING d.*
            )
            SELECT claimed.id, claimed.epoch, claimed.attempts, schedule, schedule_name, recipient, number, name, address,
                   claimed.formats, link, missing, message_id, %s
            FROM claimed JOIN delivery_rendering AS r ON r.id = claimed.rendering
            """.formatted(RenderingQueries.COLUMNS);

    /** Those that have waited longest, not more than so many; without those that this server still works on. */
    Future<List<Due>> claim(DeliveryRules rules, int most, Collection<UUID> working) {
        return database.list(
                CLAIM,
                Tuple.of(
                        server,
                        RenderingQueries.seconds(rules.lease()),
                        most,
                        RenderingQueries.seconds(rules.headStart()),
                        working.toArray(UUID[]::new)),
                SendingQueries::due);
    }

    private static final String BEAT = """
            UPDATE delivery SET lease_until = now() + make_interval(secs => $3)
            WHERE id = ANY($1) AND server = $2 AND lease_until > now()
            """;

    /** This server still works on these. */
    Future<Void> beat(Collection<UUID> working, Duration lease) {
        return working.isEmpty()
                ? Future.succeededFuture()
                : database.execute(
                                BEAT, Tuple.of(working.toArray(UUID[]::new), server, RenderingQueries.seconds(lease)))
                        .mapEmpty();
    }

    private static final String BEGIN = """
            WITH mine AS (
              UPDATE delivery
              SET attempts = attempts + 1, lease_until = now() + make_interval(secs => $4), updated_at = now(),
                  files = coalesce($5, files)
              WHERE id = $1 AND epoch = $2 AND state IN ('rendered', 'failed') AND lease_until > now()
              RETURNING id, attempts
            )
            INSERT INTO delivery_attempt (delivery, attempt, server) SELECT id, attempts, $3 FROM mine
            RETURNING attempt
            """;

    /**
     * The number of the attempt that may begin now; empty when somebody else took the delivery over.
     *
     * @param files what is going to be sent, where it could be written
     */
    Future<Optional<Integer>> begin(Due due, Duration lease, Optional<List<KeptFile>> files) {
        return database.list(
                        BEGIN,
                        Tuple.of(
                                due.id(),
                                due.epoch(),
                                server,
                                RenderingQueries.seconds(lease),
                                files.map(KeptFile::json).orElse(null)),
                        row -> row.getInteger("attempt"))
                .map(begun -> begun.stream().findFirst());
    }

    /** What came of an attempt. */
    record Ended(Due due, int attempt, Outcome outcome, String status, String reason) {}

    private static final String ACCEPTED = """
            UPDATE delivery
            SET state = 'accepted', status = $3, reason = $4, lease_until = NULL, updated_at = now()
            WHERE id = $1 AND epoch = $2 AND state IN ('rendered', 'failed')
            """;

    /** False when somebody else took the delivery over: then only the attempt says that it was accepted. */
    Future<Boolean> accepted(Ended ended, Entry entry) {
        return recorded(
                ended,
                Optional.of(entry),
                session -> session.execute(
                        ACCEPTED, ended.due().id(), ended.due().epoch(), ended.status(), ended.reason()));
    }

    private static final String FAILED = """
            UPDATE delivery
            SET state = 'failed', status = $3, reason = $4, lease_until = NULL, updated_at = now(),
                next_try = now() + make_interval(secs => $5)
            WHERE id = $1 AND epoch = $2 AND state IN ('rendered', 'failed')
            """;

    /** To be tried again after the pause. */
    Future<Boolean> failed(Ended ended, Duration pause) {
        return recorded(
                ended,
                Optional.empty(),
                session -> session.execute(
                        FAILED,
                        ended.due().id(),
                        ended.due().epoch(),
                        ended.status(),
                        ended.reason(),
                        RenderingQueries.seconds(pause)));
    }

    private static final String GIVEN_UP = """
            UPDATE delivery
            SET state = 'given_up', status = $3, reason = $4, lease_until = NULL, updated_at = now()
            WHERE id = $1 AND epoch = $2 AND state IN ('rendered', 'failed')
            """;

    Future<Boolean> givenUp(Ended ended, Entry entry) {
        return recorded(
                ended,
                Optional.of(entry),
                session -> session.execute(
                        GIVEN_UP, ended.due().id(), ended.due().epoch(), ended.status(), ended.reason()));
    }

    private static final String GIVE_UP_UNMADE = """
            WITH hopeless AS (
              SELECT d.id, r.report, r.reason FROM delivery AS d JOIN delivery_rendering AS r ON r.id = d.rendering
              WHERE d.state = 'queued' AND r.state = 'given_up'
              ORDER BY d.id
              LIMIT 1
              FOR UPDATE OF d SKIP LOCKED
            )
            UPDATE delivery AS d
            SET state = 'given_up', status = 'not rendered', reason = hopeless.reason, updated_at = now()
            FROM hopeless WHERE d.id = hopeless.id
            RETURNING d.id::text, d.schedule, hopeless.report, d.period, d.recipient, d.number::text, d.message_id
            """;

    /** Each of those whose report can not be made. */
    Future<Void> giveUpUnmade() {
        return database.inSession(session -> session.texts(GIVE_UP_UNMADE)
                        .compose(found -> found.isEmpty()
                                ? Future.succeededFuture(false)
                                : evidence.add(session, DeliveryEvidence.unmade(found.get(0)))
                                        .map(true)))
                .compose(more -> more ? giveUpUnmade() : Future.succeededFuture());
    }

    private static final String ATTEMPT = """
            UPDATE delivery_attempt SET outcome = $3, status = $4, reason = $5, ended_at = clock_timestamp()
            WHERE delivery = $1 AND attempt = $2 AND (outcome IS NULL OR outcome = 'unknown')
            """;

    /** The delivery and its evidence, if it is still ours; the attempt in any case. */
    private Future<Boolean> recorded(Ended ended, Optional<Entry> entry, Function<Session, Future<Integer>> change) {
        return database.inSession(session -> session.execute(
                        ATTEMPT,
                        ended.due().id(),
                        ended.attempt(),
                        ended.outcome().code(),
                        ended.status(),
                        ended.reason())
                .compose(said -> change.apply(session))
                .compose(changed -> changed == 1 && entry.isPresent()
                        ? evidence.add(session, entry.get()).map(true)
                        : Future.succeededFuture(changed == 1)));
    }

    private static Due due(Row row) {
        return new Due(
                row.getUUID("id"),
                row.getLong("epoch"),
                row.getInteger("attempts"),
                row.getString("schedule"),
                row.getString("schedule_name"),
                row.getString("recipient"),
                row.getInteger("number"),
                row.getString("name"),
                row.getString("address"),
                Arrays.stream(row.getArrayOfStrings("formats"))
                        .map(id -> ReportFormat.named(id).orElseThrow())
                        .toList(),
                row.getBoolean("link"),
                List.of(row.getArrayOfStrings("missing")),
                row.getString("message_id"),
                RenderingQueries.rendering(row));
    }
}
