package dev.manyi.event;

import dev.manyi.db.Columns;
import dev.manyi.db.Database;
import dev.manyi.schedule.LateSource;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/**
 * Finds events in the rows of what happened: those are written with it in one transaction, so nothing is told that was not, and
 * nothing is lost. Looked at again for as long as it is news, since rows become visible later than their times say.
 */
final class FoundQueries {
    private static final String NEWS = "interval '3 days'";
    private final Database database;

    FoundQueries(Database database) {
        this.database = database;
    }

    private static final String FORGET_TARGETS = "DELETE FROM event_target WHERE webhook <> ALL($1)";
    private static final String KEEP_TARGETS =
            "INSERT INTO event_target (webhook) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING";

    /** These are told from now on, and no others. */
    Future<Void> targets(Collection<String> webhooks) {
        Tuple names = Tuple.tuple().addArrayOfString(webhooks.toArray(String[]::new));
        return database.inTransaction(connection -> database.execute(connection, FORGET_TARGETS, names)
                .compose(gone -> database.execute(connection, KEEP_TARGETS, names))
                .mapEmpty());
    }

    private static final String FIND = """
            WITH since AS (SELECT greatest(now() - %s, min(since)) AS at FROM event_target),
            found AS (
              SELECT 'delivery-given-up-' || d.id AS id, 'delivery_given_up' AS kind, d.updated_at AS at,
                     jsonb_build_object('delivery', d.id, 'schedule', d.schedule, 'report', r.report, 'period', d.period,
                                        'status', coalesce(d.status, '')) AS details
              FROM delivery AS d JOIN delivery_rendering AS r ON r.id = d.rendering
              WHERE d.state = 'given_up' AND d.updated_at >= (SELECT at FROM since)
              UNION ALL
              SELECT 'delivery-held-' || md5(run.schedule || ' ' || run.period), 'delivery_held', run.decided_at,
                     jsonb_build_object('schedule', run.schedule, 'report', s.plan ->> 'report', 'period', run.period,
                                        'missing', to_jsonb(run.missing))
              FROM schedule_run AS run JOIN schedule AS s ON s.id = run.schedule
              WHERE run.state = 'held' AND run.decided_at >= (SELECT at FROM since)
              UNION ALL
              SELECT 'report-frozen-' || id, 'report_frozen', created_at,
                     jsonb_build_object('report', report, 'period', period, 'everything', everything,
                                        'stores', cardinality(held))
              FROM frozen_report WHERE created_at >= (SELECT at FROM since)
              UNION ALL
              SELECT 'import-finished-' || seq, 'import_finished', at,
                     jsonb_build_object('kind', subject, 'rows', details -> 'rows', 'accepted', details -> 'accepted',
                                        'duplicate', details -> 'duplicate', 'updated', details -> 'updated',
                                        'rejected', details -> 'rejected')
              FROM evidence WHERE action = 'import' AND details ->> 'state' = 'done' AND at >= (SELECT at FROM since)
              UNION ALL
              SELECT 'import-failed-' || id, 'import_failed', updated_at,
                     jsonb_build_object('job', id, 'kind', coalesce(subject, ''))
              FROM job WHERE kind = 'import' AND status = 'failed' AND updated_at >= (SELECT at FROM since)
            )
            INSERT INTO event (id, kind, at, details) SELECT id, kind, at, details FROM found
            ON CONFLICT DO NOTHING
            """.formatted(NEWS);

    private static final String LATE = """
            INSERT INTO event (id, kind, at, details)
            SELECT 'source-late-' || md5(source || ' ' || received), 'source_late', now(),
                   jsonb_build_object('source', source,
                                      'received', to_char(received AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            FROM unnest($1::text[], $2::timestamptz[]) AS late (source, received)
            ON CONFLICT DO NOTHING
            """;

    private static final String ADDRESS = """
            INSERT INTO event_message (event, webhook)
            SELECT e.id, t.webhook FROM event AS e JOIN event_target AS t ON e.at >= t.since
            WHERE e.at >= now() - %s
            ON CONFLICT DO NOTHING
            """.formatted(NEWS);

    /** What has happened since they were told of last, for each of them. */
    Future<Void> find() {
        return database.execute(FIND, Tuple.tuple())
                .compose(found -> database.execute(ADDRESS, Tuple.tuple()))
                .mapEmpty();
    }

    /** Once for each silence. */
    Future<Void> late(List<LateSource> sources) {
        Columns<LateSource> columns = new Columns<>(sources);
        Tuple values = Tuple.tuple()
                .addValue(columns.texts(LateSource::source))
                .addValue(columns.instants(LateSource::received));
        return database.execute(LATE, values).mapEmpty();
    }

    private static final String FORGET = "DELETE FROM event WHERE at < now() - interval '30 days'";

    Future<Void> forget() {
        return database.execute(FORGET, Tuple.tuple()).mapEmpty();
    }
}
