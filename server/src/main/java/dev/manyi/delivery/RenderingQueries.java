package dev.manyi.delivery;

import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.report.ReportFormat;
import dev.manyi.report.request.ReportPeriod;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Renderings that wait, and what comes of them. Only who claimed one last may say so. */
final class RenderingQueries {
    private final Database database;
    private final String server;

    /** @param server what this server is called, unlike any other and itself before */
    RenderingQueries(Database database, String server) {
        this.database = database;
        this.server = server;
    }

    /** All that a {@link Rendering} is read from, but the moment. */
    static final String COLUMNS = """
            r.id AS rendering, r.epoch AS rendering_epoch, r.attempts AS rendering_attempts, r.report, r.focus_by,
            r.focus_code, r.period AS rendering_period, r.everything, r.regions, r.stores, r.language,
            r.formats AS rendering_formats, r.files, now() AS at
            """;

    private static final String CLAIM = """
            WITH next AS (
              SELECT waiting.id FROM delivery_rendering AS waiting
              WHERE waiting.state = 'queued' AND waiting.next_try <= now()
                AND (waiting.lease_until IS NULL OR waiting.lease_until < now())
                AND EXISTS (SELECT FROM delivery d WHERE d.rendering = waiting.id AND d.state = 'queued')
              ORDER BY waiting.next_try, waiting.id
              LIMIT 1
              FOR UPDATE SKIP LOCKED
            )
            UPDATE delivery_rendering AS r
            SET epoch = epoch + 1, attempts = attempts + 1, server = $1, lease_until = now() + make_interval(secs => $2)
            FROM next
            WHERE r.id = next.id
            RETURNING
            """ + COLUMNS;

    /** The one that has waited longest for somebody to make it, if any. */
    Future<Optional<Rendering>> claim(Duration lease) {
        return database.list(CLAIM, Tuple.of(server, seconds(lease)), RenderingQueries::rendering)
                .map(found -> found.stream().findFirst());
    }

    private static final String BEAT = """
            UPDATE delivery_rendering SET lease_until = now() + make_interval(secs => $4)
            WHERE id = $1 AND epoch = $2 AND server = $3 AND lease_until > now()
            """;

    Future<Void> beat(Rendering rendering, Duration lease) {
        return database.execute(BEAT, Tuple.of(rendering.id(), rendering.epoch(), server, seconds(lease)))
                .mapEmpty();
    }

    private static final String DONE = """
            UPDATE delivery_rendering
            SET state = 'done', files = $3, server = $4, reason = NULL, lease_until = NULL, done_at = now()
            WHERE id = $1 AND epoch = $2 AND state <> 'given_up'
            """;

    /** False when somebody else took it over meanwhile. */
    Future<Boolean> done(Rendering rendering, List<KeptFile> files) {
        return database.execute(DONE, Tuple.of(rendering.id(), rendering.epoch(), KeptFile.json(files), server))
                .map(rows -> rows.rowCount() == 1);
    }

    private static final String FAILED = """
            UPDATE delivery_rendering
            SET state = CASE WHEN $4 THEN 'given_up' ELSE 'queued' END, reason = $3, lease_until = NULL,
                next_try = now() + make_interval(secs => $5)
            WHERE id = $1 AND epoch = $2 AND state = 'queued'
            """;

    Future<Void> failed(Rendering rendering, String reason, boolean forGood, Duration pause) {
        return database.execute(FAILED, Tuple.of(rendering.id(), rendering.epoch(), reason, forGood, seconds(pause)))
                .mapEmpty();
    }

    private static final String READY = """
            UPDATE delivery AS d SET state = 'rendered', next_try = now(), updated_at = now()
            FROM delivery_rendering AS r
            WHERE r.id = d.rendering AND d.state = 'queued' AND r.state = 'done'
            """;

    /** What waits for files that are there now may be sent. */
    Future<Void> ready() {
        return database.execute(READY, Tuple.tuple()).mapEmpty();
    }

    private static final String OVER = """
            SELECT r.id FROM delivery_rendering AS r
            WHERE r.id = ANY($1) AND r.created_at < now() - make_interval(secs => $2)
              AND NOT EXISTS (
                SELECT FROM delivery AS d
                WHERE d.rendering = r.id
                  AND (d.state IN ('held', 'queued', 'rendered', 'failed')
                    OR d.state <> 'cancelled' AND d.withdrawn_at IS NULL
                      AND d.updated_at > now() - make_interval(secs => $2)))
            """;

    /** Those of them whose deliveries are all over, and so long ago that no link to their files is good any more. */
    Future<List<UUID>> over(Collection<UUID> ids, Duration linked) {
        return database.list(OVER, Tuple.of(ids.toArray(UUID[]::new), seconds(linked)), row -> row.getUUID("id"));
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    static Rendering rendering(Row row) {
        return new Rendering(
                row.getUUID("rendering"),
                row.getLong("rendering_epoch"),
                row.getInteger("rendering_attempts"),
                row.getString("report"),
                Optional.ofNullable(row.getString("focus_by"))
                        .map(by -> new NewDelivery.About(by, row.getString("focus_code"))),
                ReportPeriod.parse(row.getString("rendering_period")),
                scope(row),
                Locale.forLanguageTag(row.getString("language")),
                Arrays.stream(row.getArrayOfStrings("rendering_formats"))
                        .map(id -> ReportFormat.named(id).orElseThrow())
                        .toList(),
                KeptFile.list(row.getJsonArray("files")),
                row.getOffsetDateTime("at").toInstant());
    }

    static Scope scope(Row row) {
        return row.getBoolean("everything")
                ? Scope.ALL
                : Scope.of(Set.of(row.getArrayOfStrings("regions")), Set.of(row.getArrayOfStrings("stores")));
    }
}
