package dev.manyi.delivery;

import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.EvidenceQueries;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What people decide about deliveries, each with its entry in the evidence. */
final class DecisionQueries {
    private final Database database;
    private final EvidenceQueries evidence;
    private final EnqueueQueries enqueuing;

    DecisionQueries(Database database, EvidenceQueries evidence, EnqueueQueries enqueuing) {
        this.database = database;
        this.evidence = evidence;
        this.enqueuing = enqueuing;
    }

    /** Whoever claimed it before can not say any more what came of it. */
    private static final String CANCEL = """
            WITH cancelled AS (
              UPDATE delivery SET state = 'cancelled', epoch = epoch + 1, lease_until = NULL, updated_at = now()
              WHERE id = $1 AND state IN ('held', 'queued', 'rendered', 'failed')
                AND (lease_until IS NULL OR lease_until < now())
              RETURNING id
            ), cut_off AS (
              UPDATE delivery_attempt AS a
              SET outcome = 'unknown', ended_at = clock_timestamp(), reason = 'the server stopped while it was sending'
              FROM cancelled WHERE a.delivery = cancelled.id AND a.outcome IS NULL
            )
            SELECT id::text FROM cancelled
            """;

    /** False when it is over, or being sent at this moment. */
    Future<Boolean> cancel(Delivery delivery, Actor by) {
        return decided(delivery, by, Action.DELIVERY_CANCELLED, session -> session.texts(CANCEL, delivery.id()));
    }

    private static final String RELEASE = """
            UPDATE delivery SET state = 'queued', updated_at = now() WHERE id = $1 AND state = 'held' RETURNING id::text
            """;

    /** False when it is not held. */
    Future<Boolean> release(Delivery delivery, Actor by) {
        return decided(delivery, by, Action.DELIVERY_RELEASED, session -> session.texts(RELEASE, delivery.id()));
    }

    private static final String WITHDRAW = """
            UPDATE delivery SET withdrawn_at = now()
            WHERE id = $1 AND state IN ('accepted', 'given_up') AND withdrawn_at IS NULL
            RETURNING id::text
            """;

    /** Its links lead nowhere from now on. False when it is not over, or was withdrawn before. */
    Future<Boolean> withdraw(Delivery delivery, Actor by) {
        return decided(delivery, by, Action.DELIVERY_WITHDRAWN, session -> session.texts(WITHDRAW, delivery.id()));
    }

    private static final String OF_SAME_FILES = """
            INSERT INTO delivery_rendering (id, same, report, focus_by, focus_code, period, due, everything, regions, stores,
                                            language, formats)
            SELECT $2, same, report, focus_by, focus_code, period, due, everything, regions, stores, language, formats
            FROM delivery_rendering WHERE id = (SELECT rendering FROM delivery WHERE id = $1) AND state = 'given_up'
            ON CONFLICT (same) WHERE attempts = 0 DO UPDATE SET formats = (
              SELECT array_agg(DISTINCT format ORDER BY format)
              FROM unnest(delivery_rendering.formats || excluded.formats) AS format)
            RETURNING id::text
            """;

    private static final String AGAIN = """
            INSERT INTO delivery (id, schedule, schedule_name, owner, period, due, recipient, number, name, address, formats,
                                  link, missing, message_id, state, rendering)
            SELECT $2, schedule, schedule_name, owner, period, due, recipient, number + 1, name, address, formats, link,
                   missing, $3, 'queued', coalesce($4::text::uuid, rendering)
            FROM delivery WHERE id = $1 AND state IN ('accepted', 'given_up', 'cancelled')
            ON CONFLICT (schedule, period, recipient, number) DO NOTHING
            RETURNING id::text
            """;

    /**
     * The same files once more, as a delivery of its own with the next number; made anew where they could not be made. False
     * when it is not over, or was sent again before.
     */
    Future<Boolean> again(Delivery delivery, UUID id, Actor by) {
        return decided(
                delivery,
                by,
                Action.DELIVERY_SENT_AGAIN,
                session -> session.texts(OF_SAME_FILES, delivery.id(), UUID.randomUUID())
                        .compose(made -> session.texts(
                                AGAIN,
                                delivery.id(),
                                id,
                                enqueuing.messageId(id),
                                made.isEmpty() ? null : made.get(0).get(0))));
    }

    /** A change that is made if it finds a row. */
    @FunctionalInterface
    private interface Change {
        Future<List<List<String>>> in(Session session);
    }

    private Future<Boolean> decided(Delivery delivery, Actor by, Action action, Change change) {
        return database.inSession(session -> change.in(session)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(false)
                        : evidence.add(session, DeliveryEvidence.decided(by, action, delivery))
                                .map(true)));
    }
}
