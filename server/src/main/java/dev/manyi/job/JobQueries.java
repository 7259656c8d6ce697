package dev.manyi.job;

import dev.manyi.auth.Scope;
import dev.manyi.db.Columns;
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

    /** The stores as they lie in their regions now: a job is about these, whatever moves while it waits. */
    private static final String STORES = """
            SELECT coalesce(array_agg(code ORDER BY code COLLATE "C"), '{}') AS codes FROM (
              SELECT unnest($%1$d::text[]) AS code UNION SELECT code FROM store WHERE region = ANY($%2$d)
            ) AS held
            """;

    private static final String SAME = "$%1$d::text || ' ' || md5(about_stores.codes::text)";

    private static final String INSERT =
            """
            WITH about_stores AS (%1$s)
            INSERT INTO job (id, kind, status, owner, everything, stores, same, about)
            SELECT $1, $2, 'queued', $3, $4, about_stores.codes, %2$s, $8 FROM about_stores
            ON CONFLICT (kind, same) WHERE status IN ('queued', 'running')
            DO UPDATE SET askers = %3$s
            RETURNING id
            """.formatted(STORES.formatted(5, 6), SAME.formatted(7), asking("excluded.owner"));

    /** The id of the new job, or of the one that somebody else began at the same moment. */
    Future<UUID> insert(UUID id, String kind, JobRequest request) {
        Scope scope = request.scope();
        Tuple values = Tuple.tuple()
                .addUUID(id)
                .addString(kind)
                .addString(request.owner())
                .addBoolean(scope.everything())
                .addValue(Columns.texts(scope.stores()))
                .addValue(Columns.texts(scope.regions()))
                .addString(request.same().orElse(null))
                .addValue(request.about());
        return database.list(INSERT, values, row -> row.getUUID("id")).map(ids -> ids.get(0));
    }

    private static final String JOIN = """
            WITH about_stores AS (%1$s)
            UPDATE job SET askers = %3$s FROM about_stores
            WHERE kind = $1 AND status IN ('queued', 'running') AND everything = $6 AND same = %2$s
            RETURNING id
            """.formatted(STORES.formatted(4, 5), SAME.formatted(3), asking("$2"));

    /** The job that waits or runs for the same; whoever asked waits for it from now on. */
    Future<Optional<UUID>> join(String kind, JobRequest request) {
        if (request.same().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Scope scope = request.scope();
        Tuple values = Tuple.of(
                kind,
                request.owner(),
                request.same().get(),
                Columns.texts(scope.stores()),
                Columns.texts(scope.regions()),
                scope.everything());
        return database.list(JOIN, values, row -> row.getUUID("id"))
                .map(ids -> ids.stream().findFirst());
    }

    /** With somebody, once. */
    private static String asking(String somebody) {
        return "CASE WHEN %1$s = job.owner OR %1$s = ANY(job.askers) THEN job.askers ELSE job.askers || %1$s::text END"
                .formatted(somebody);
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
            SELECT id, kind, status, progress, step, owner, askers, about, files, result, error, subject, file, created_at
            FROM job
            """;

    /** About nothing but what the reader may see now: a scope may be narrower than when the job was asked for. */
    private static final String IN_SCOPE = """
            ($2 OR NOT everything AND NOT EXISTS (
              SELECT FROM unnest(job.stores) AS held (code) LEFT JOIN store ON store.code = held.code
              WHERE NOT (held.code = ANY($3) OR coalesce(store.region = ANY($4), false))
            ))
            """;

    private static final String FIND = COLUMNS + "WHERE id = $1 AND " + IN_SCOPE;

    Future<Optional<Job>> find(UUID id, Scope reader) {
        Tuple values =
                Tuple.of(id, reader.everything(), Columns.texts(reader.stores()), Columns.texts(reader.regions()));
        return database.list(FIND, values, JobQueries::job)
                .map(jobs -> jobs.stream().findFirst());
    }

    private static final String OWN = COLUMNS + """
            WHERE (owner = $1 OR $1 = ANY(askers)) AND ($5::text IS NULL OR kind = $5) AND %1$s
            ORDER BY created_at DESC, id
            LIMIT $6
            """.formatted(IN_SCOPE);

    /** What somebody asked for lately, of a kind or of every kind. */
    Future<List<Job>> own(String owner, Scope reader, Optional<String> kind, int most) {
        Tuple values = Tuple.of(
                owner,
                reader.everything(),
                Columns.texts(reader.stores()),
                Columns.texts(reader.regions()),
                kind.orElse(null),
                most);
        return database.list(OWN, values, JobQueries::job);
    }

    private static final String ALL_OF = COLUMNS + "WHERE id = ANY($1)";

    /** Whoever they are for: not to be told to anybody without asking whose they are. */
    public Future<List<Job>> all(Collection<UUID> ids) {
        return database.list(ALL_OF, Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)), JobQueries::job);
    }

    private static final String NEWEST = COLUMNS + """
            WHERE kind = $1 AND ($2 OR owner = $3 OR $3 = ANY(askers))
            ORDER BY created_at DESC, id
            LIMIT $4
            """;

    /** Of a kind that only they see who see everything: somebody's, or everybody's. */
    Future<List<Job>> newest(String kind, boolean everybodys, String owner, int most) {
        return database.list(NEWEST, Tuple.of(kind, everybodys, owner, most), JobQueries::job);
    }

    private static final String PROGRESS = """
            UPDATE job SET status = 'running', progress = $2, step = $3, result = $4, updated_at = now()
            WHERE id = $1 AND status IN ('queued', 'running')
            """;

    /** False when nobody wants it any more. */
    Future<Boolean> progress(UUID id, int percent, String step, JsonObject counts) {
        return database.execute(PROGRESS, Tuple.of(id, percent, step, counts)).map(rows -> rows.rowCount() > 0);
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
            UPDATE job SET status = 'failed', error = $2, step = NULL, updated_at = now()
            WHERE id = $1 AND status IN ('queued', 'running')
            """;

    Future<Void> failed(UUID id, String error) {
        return database.execute(FAILED, Tuple.of(id, error)).mapEmpty();
    }

    private static final String CANCEL =
            """
            UPDATE job SET
              status = CASE WHEN %1$s THEN 'cancelled' ELSE status END,
              step = CASE WHEN %1$s THEN NULL ELSE step END,
              owner = CASE WHEN NOT %1$s AND owner = $2 THEN askers[1] ELSE owner END,
              askers = CASE WHEN %1$s THEN askers WHEN owner = $2 THEN askers[2:] ELSE array_remove(askers, $2) END,
              updated_at = now()
            WHERE id = $1 AND status = ANY($3)
            RETURNING status
            """.formatted("(cardinality(askers) = 0 OR NOT (owner = $2 OR $2 = ANY(askers)))");

    /**
     * The job goes on for the others who wait for it, without the one who does not any more; it is cancelled when there are
     * none, and by whoever is none of them. The status then; nothing when the job has none of these any more.
     */
    Future<Optional<String>> cancel(UUID id, String by, Set<String> statuses) {
        return database.list(CANCEL, Tuple.of(id, by, Columns.texts(statuses)), row -> row.getString("status"))
                .map(found -> found.stream().findFirst());
    }

    private static final String TALLY = """
            SELECT kind, status, count(*) AS jobs,
              coalesce(sum(extract(epoch FROM updated_at - created_at)), 0)::float8 AS seconds,
              coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest
            FROM job
            GROUP BY kind, status
            """;

    /** How many jobs there are of each kind and status, how long they took together, and how long ago the first began. */
    public Future<List<Tally>> tally() {
        return database.list(
                TALLY,
                Tuple.tuple(),
                row -> new Tally(
                        row.getString("kind"),
                        row.getString("status"),
                        row.getLong("jobs"),
                        row.getDouble("seconds"),
                        row.getDouble("oldest")));
    }

    public record Tally(String kind, String status, long jobs, double seconds, double oldestSeconds) {}

    private static final String BEAT = """
            UPDATE job SET updated_at = now() WHERE id = ANY($1) AND status IN ('queued', 'running')
            """;

    /** Says that somebody still works on these jobs. */
    Future<Void> beat(Set<UUID> ids) {
        return database.execute(BEAT, Tuple.of(ids.toArray(UUID[]::new))).mapEmpty();
    }

    /** Why a job failed that nobody will go on with. */
    static final String SERVER_STOPPED = "The server that worked on it was stopped; ask for it again";

    private static final String END_ABANDONED = """
            UPDATE job SET status = 'failed', error = $2, updated_at = now()
            WHERE kind = $1 AND status IN ('queued', 'running') AND updated_at < now() - interval '60 seconds'
            RETURNING id
            """;

    /** Ends the jobs whose server is gone: nobody would finish them. */
    Future<List<UUID>> endAbandoned(String kind) {
        return database.list(END_ABANDONED, Tuple.of(kind, SERVER_STOPPED), row -> row.getUUID("id"));
    }

    private static final String UNWANTED = """
            SELECT given.id FROM unnest($1::uuid[]) AS given (id) LEFT JOIN job ON job.id = given.id
            WHERE job.status IN ('failed', 'cancelled')
              OR $2::integer IS NOT NULL
                AND (job.id IS NULL OR job.status = 'done' AND updated_at <= now() - make_interval(days => $2))
            """;

    /**
     * Those whose files nobody waits for: failed, cancelled, or, of a kind that is not kept for ever, unknown or done longer
     * ago.
     */
    Future<List<UUID>> unwanted(Collection<UUID> ids, Optional<Duration> kept) {
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(ids.toArray(UUID[]::new))
                .addInteger(kept.map(time -> (int) time.toDays()).orElse(null));
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
                List.of(row.getArrayOfStrings("askers")),
                row.getJsonObject("about"),
                row.getJsonArray("files"),
                row.getJsonObject("result"),
                row.getString("error"),
                row.getString("subject"),
                row.getString("file"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
