package dev.manyi.job;

import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of jobs. */
public final class JobQueries {
    private final Database database;

    public JobQueries(Database database) {
        this.database = database;
    }

    private static final String INSERT = """
            INSERT INTO job (id, kind, status, owner, everything, stores)
            SELECT $1, $2, 'queued', $3, $4, ARRAY(SELECT unnest($5::text[]) UNION SELECT code FROM store WHERE region = ANY($6))
            """;

    Future<Void> insert(UUID id, String kind, String owner, Scope scope) {
        return database.execute(
                        INSERT,
                        Tuple.of(id, kind, owner, scope.everything(), texts(scope.stores()), texts(scope.regions())))
                .mapEmpty();
    }

    private static final String DELETE = "DELETE FROM job WHERE id = $1";

    Future<Void> delete(UUID id) {
        return database.execute(DELETE, Tuple.of(id)).mapEmpty();
    }

    private static final String DESCRIBE = "UPDATE job SET subject = $2, file = $3 WHERE id = $1";

    /** What the job is about, and the name of the file that it was given. */
    Future<Void> describe(UUID id, String subject, String file) {
        return database.execute(DESCRIBE, Tuple.of(id, subject, file)).mapEmpty();
    }

    private static final String FORGET = """
            UPDATE job SET file = NULL
            WHERE kind = $1 AND file IS NOT NULL AND status NOT IN ('queued', 'running')
              AND updated_at < now() - make_interval(days => $2)
            """;

    /** Names of files may tell of people: they go with the job's own files. */
    Future<Void> forget(String kind, Duration kept) {
        return database.execute(FORGET, Tuple.of(kind, (int) kept.toDays())).mapEmpty();
    }

    private static final String COLUMNS = """
            SELECT id, kind, status, progress, step, owner, files, result, error, subject, file, created_at
            FROM job
            """;

    private static final String FIND = COLUMNS + """
            WHERE id = $1 AND ($2 OR NOT everything AND NOT EXISTS (
              SELECT FROM unnest(job.stores) AS held (code) LEFT JOIN store ON store.code = held.code
              WHERE NOT (held.code = ANY($3) OR coalesce(store.region = ANY($4), false))
            ))
            """;

    /** A job about nothing but what the reader may see now: a scope may be narrower than when the job was asked for. */
    Future<Optional<Job>> find(UUID id, Scope reader) {
        Tuple values = Tuple.of(id, reader.everything(), texts(reader.stores()), texts(reader.regions()));
        return database.list(FIND, values, JobQueries::job)
                .map(jobs -> jobs.stream().findFirst());
    }

    private static final String NEWEST = COLUMNS + """
            WHERE kind = $1 AND ($2 OR owner = $3)
            ORDER BY created_at DESC, id
            LIMIT $4
            """;

    /** Of a kind that only they see who see everything: somebody's, or everybody's. */
    Future<List<Job>> newest(String kind, boolean everybodys, String owner, int most) {
        return database.list(NEWEST, Tuple.of(kind, everybodys, owner, most), JobQueries::job);
    }

    private static Object texts(Set<String> codes) {
        return codes.toArray(String[]::new);
    }

    private static final String PROGRESS = """
            UPDATE job SET status = 'running', progress = $2, step = $3, result = $4, updated_at = now()
            WHERE id = $1 AND status IN ('queued', 'running')
            """;

    Future<Void> progress(UUID id, int percent, String step, JsonObject counts) {
        return database.execute(PROGRESS, Tuple.of(id, percent, step, counts)).mapEmpty();
    }

    private static final String DONE = """
            UPDATE job
            SET status = 'done', progress = 100, step = NULL, files = $2, result = $3, updated_at = now()
            WHERE id = $1 AND status = 'running'
            """;

    /** False when the job had been given up meanwhile: then nobody waits for its files. */
    Future<Boolean> done(UUID id, JsonArray files, JsonObject result) {
        return database.execute(DONE, Tuple.of(id, files, result)).map(rows -> rows.rowCount() > 0);
    }

    private static final String FAILED = """
            UPDATE job SET status = 'failed', error = $2, updated_at = now() WHERE id = $1
            """;

    Future<Void> failed(UUID id, String error) {
        return database.execute(FAILED, Tuple.of(id, error)).mapEmpty();
    }

    private static final String BEAT = """
            UPDATE job SET updated_at = now() WHERE id = ANY($1) AND status IN ('queued', 'running')
            """;

    /** Says that somebody still works on these jobs. */
    Future<Void> beat(Set<UUID> ids) {
        return database.execute(BEAT, Tuple.of(ids.toArray(UUID[]::new))).mapEmpty();
    }

    private static final String END_ABANDONED = """
            UPDATE job
            SET status = 'failed', error = 'The server that worked on it was stopped; ask for it again', updated_at = now()
            WHERE kind = $1 AND status IN ('queued', 'running') AND updated_at < now() - interval '60 seconds'
            RETURNING id
            """;

    /** Ends the jobs whose server is gone: nobody would finish them. */
    Future<List<UUID>> endAbandoned(String kind) {
        return database.list(END_ABANDONED, Tuple.of(kind), row -> row.getUUID("id"));
    }

    private static final String UNWANTED = """
            SELECT given.id FROM unnest($1::uuid[]) AS given (id)
            WHERE NOT EXISTS (
              SELECT FROM job
              WHERE job.id = given.id
                AND (status IN ('queued', 'running') OR status = 'done' AND updated_at > now() - make_interval(days => $2)))
            """;

    /** Those whose files nobody waits for: failed, unknown, or done longer ago. */
    Future<List<UUID>> unwanted(Collection<UUID> ids, Duration kept) {
        Tuple values = Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)).addInteger((int) kept.toDays());
        return database.list(UNWANTED, values, row -> row.getUUID("id"));
    }

    private static Job job(Row row) {
        return new Job(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("status"),
                row.getInteger("progress"),
                row.getString("step"),
                row.getString("owner"),
                row.getJsonArray("files"),
                row.getJsonObject("result"),
                row.getString("error"),
                row.getString("subject"),
                row.getString("file"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
