package dev.manyi.job;

import dev.manyi.auth.Scope;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs of one kind, done in the background one after the other, a bounded number waiting. */
public final class JobQueue {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final int MOST_WAITING = 20;
    /** Four beats before another server takes a job for abandoned, see {@link JobQueries#endAbandoned}. */
    private static final long BEAT_MILLIS = 15_000;

    private static final long SWEEP_MILLIS = Duration.ofHours(1).toMillis();

    private final Vertx vertx;
    private final JobQueries queries;
    private final String kind;
    private final JobFolders folders;
    private final Optional<Duration> kept;
    /** The jobs this server does or will do. */
    private final Set<UUID> ours = ConcurrentHashMap.newKeySet();

    private Future<Void> last = Future.succeededFuture();

    /** Files of finished jobs are kept so long in the folder; without a time, for ever. */
    public JobQueue(Vertx vertx, JobQueries queries, String kind, Path folder, Optional<Duration> kept) {
        this.vertx = vertx;
        this.queries = queries;
        this.kind = kind;
        this.folders = new JobFolders(vertx, folder);
        this.kept = kept;
    }

    String kind() {
        return kind;
    }

    /** Ends jobs that a stopped server left behind, and removes what they and old ones left here: now and ever again. */
    public Future<Void> start() {
        vertx.setPeriodic(
                BEAT_MILLIS,
                tick -> queries.beat(ours).compose(beaten -> endAbandoned()).onFailure(this::notLookedAfter));
        vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep().onFailure(this::notLookedAfter));
        return endAbandoned().compose(ended -> sweep());
    }

    private void notLookedAfter(Throwable failure) {
        LOG.warn("The {} jobs could not be looked after: {}", kind, failure.toString());
    }

    private Future<Void> endAbandoned() {
        return queries.endAbandoned(kind)
                .compose(ended -> Future.all(ended.stream()
                        .map(id -> {
                            LOG.warn("The {} job {} was abandoned by a stopped server", kind, id);
                            return folders.delete(id);
                        })
                        .toList()))
                .mapEmpty();
    }

    private Future<Void> sweep() {
        return kept.isEmpty() ? Future.succeededFuture() : sweep(kept.get());
    }

    private Future<Void> sweep(Duration kept) {
        return queries.forget(kind, kept)
                .compose(forgotten -> folders.list())
                .compose(here -> queries.unwanted(here, kept))
                .compose(unwanted ->
                        Future.all(unwanted.stream().map(folders::delete).toList()))
                .mapEmpty();
    }

    /**
     * A new job with a place in the queue, about what is in the scope; fails when too many wait already. Then run it, or
     * drop it.
     */
    public Future<UUID> open(String owner, Scope scope) {
        if (ours.size() >= MOST_WAITING) {
            return Future.failedFuture(
                    Rejection.busy(503, "Too many " + kind + " jobs wait already; ask again later", 30));
        }
        UUID id = UUID.randomUUID();
        ours.add(id);
        return queries.insert(id, kind, owner, scope).map(id).onFailure(e -> ours.remove(id));
    }

    /** Says what the job is about, and the name of the file that it was given. */
    public Future<Void> describe(UUID id, String subject, String file) {
        return queries.describe(id, subject, file);
    }

    /** The newest jobs of somebody, or of everybody, the newest first. */
    public Future<List<Job>> newest(boolean everybodys, String owner, int most) {
        return queries.newest(kind, everybodys, owner, most);
    }

    /** Whether a job has a file of the format that can still be fetched. */
    public Future<Boolean> has(Job job, String format) {
        return job.files().stream()
                .map(JsonObject.class::cast)
                .filter(file -> file.getString("format").equals(format))
                .findFirst()
                .map(file -> vertx.fileSystem()
                        .exists(folder(job.id()).resolve(file.getString("name")).toString()))
                .orElse(Future.succeededFuture(false));
    }

    /** One after the other: two at once would only take each other's processor. */
    public synchronized void run(UUID id, Work work) {
        last = last.transform(before -> work(id, work));
    }

    /** Nothing will come of it, and nobody knows of it. */
    public Future<Void> drop(UUID id) {
        ours.remove(id);
        return folders.delete(id).eventually(() -> queries.delete(id));
    }

    /** Where a job's files lie. */
    public Path folder(UUID id) {
        return folders.of(id);
    }

    private Future<Void> work(UUID id, Work work) {
        return queries.progress(id, 0, null, null)
                .compose(begun ->
                        work.run(folder(id), (percent, step, counts) -> queries.progress(id, percent, step, counts)))
                .compose(result -> queries.done(id, json(id, result.files()), result.counts()))
                .compose(wanted -> wanted ? Future.<Void>succeededFuture() : folders.delete(id))
                .recover(failure -> folders.delete(id).transform(deleted -> queries.failed(id, reason(id, failure))))
                .onComplete(done -> ours.remove(id))
                .otherwiseEmpty();
    }

    private String reason(UUID id, Throwable failure) {
        if (failure instanceof Work.Refused) {
            return failure.getMessage();
        }
        LOG.error("The {} job {} failed", kind, id, failure);
        return "The " + kind + " could not be finished; the log names job " + id;
    }

    private static JsonArray json(UUID id, List<JobFile> files) {
        JsonArray list = new JsonArray();
        files.forEach(file -> list.add(file.toJson(id)));
        return list;
    }
}
