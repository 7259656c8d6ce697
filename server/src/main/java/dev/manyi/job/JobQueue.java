package dev.manyi.job;

import dev.manyi.auth.Scope;
import dev.manyi.db.FoldersById;
import dev.manyi.http.Rejection;
import dev.manyi.log.LogContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs of one kind, done in the background, a bounded number at once and a bounded number waiting. */
public final class JobQueue {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final int MOST_WAITING = 20;

    private final Vertx vertx;
    private final JobQueries queries;
    private final JobRules rules;
    private final FoldersById folders;
    private final Slots slots;
    /** The jobs this server does or will do. */
    private final Set<UUID> ours = ConcurrentHashMap.newKeySet();
    /** Those of ours that it does now. */
    private final Set<UUID> begun = ConcurrentHashMap.newKeySet();

    private volatile boolean stopped;

    public JobQueue(Vertx vertx, JobQueries queries, JobRules rules) {
        this.vertx = vertx;
        this.queries = queries;
        this.rules = rules;
        this.folders = new FoldersById(vertx, rules.folder());
        this.slots = new Slots(rules.atOnce());
    }

    String kind() {
        return rules.kind();
    }

    /** Ends jobs that a stopped server left behind, and removes what they and old ones left here: now and ever again. */
    public Future<Void> start() {
        return new JobKeeper(vertx, queries, rules, folders, ours).start();
    }

    /**
     * A new job with a place in the queue, about what is in the scope; fails when too many wait already. Then run it, or
     * drop it.
     */
    public Future<UUID> open(String owner, Scope scope) {
        return insert(new JobRequest(owner, scope, Optional.empty(), null)).map(Opened::id);
    }

    /** A job, and whether it is new: else somebody runs it already. */
    public record Opened(UUID id, boolean isNew) {}

    /** The job that does the same already or will do it, for whoever asked; otherwise a new one. */
    public Future<Opened> openOrJoin(JobRequest request) {
        return queries.join(rules.kind(), request)
                .compose(running -> running.map(id -> Future.succeededFuture(new Opened(id, false)))
                        .orElseGet(() -> insert(request)));
    }

    private Future<Opened> insert(JobRequest request) {
        if (stopped) {
            return Future.failedFuture(Rejection.busy(503, "This server is being stopped; ask again", 5));
        }
        if (ours.size() >= MOST_WAITING) {
            return Future.failedFuture(
                    Rejection.busy(503, "Too many " + rules.kind() + " jobs wait already; ask again later", 30));
        }
        UUID id = UUID.randomUUID();
        ours.add(id);
        return queries.insert(id, rules.kind(), request)
                .map(inserted -> new Opened(inserted, inserted.equals(id)))
                .onComplete((opened, failure) -> {
                    if (failure != null || !opened.isNew()) {
                        ours.remove(id);
                    }
                });
    }

    /** Says what the job is about, and the name of the file that it was given. */
    public Future<Void> describe(UUID id, String subject, String file) {
        return queries.describe(id, subject, file);
    }

    /** The newest jobs of somebody, or of everybody, the newest first. */
    public Future<List<Job>> newest(boolean everybodys, String owner, int most) {
        return queries.newest(rules.kind(), everybodys, owner, most);
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

    /** When its turn comes, unless it is cancelled before. */
    public void run(UUID id, Work work) {
        slots.run(() -> {
            begun.add(id);
            return LogContext.asJob(
                            vertx, id.toString(), () -> new JobRun(vertx, queries, rules, folders, id, work).run())
                    .onComplete(over -> {
                        begun.remove(id);
                        ours.remove(id);
                    });
        });
    }

    /**
     * Takes no more jobs. Those that have not begun end now, those that have begun have so long to come to their end: who asked
     * for the others is told at once, and not only when somebody finds them abandoned. Succeeds whatever becomes of them.
     */
    public Future<Void> stop(Duration within) {
        stopped = true;
        Future<Void> over = slots.stop();
        Set<UUID> waiting = new HashSet<>(ours);
        waiting.removeAll(begun);
        return end(waiting)
                .compose(ended -> over.timeout(within.toMillis(), TimeUnit.MILLISECONDS))
                .recover(late -> end(Set.copyOf(begun)));
    }

    private Future<Void> end(Set<UUID> jobs) {
        if (!jobs.isEmpty()) {
            LOG.warn("{} {} jobs end because this server is being stopped", jobs.size(), rules.kind());
        }
        return Future.join(jobs.stream()
                        .map(id -> queries.failed(id, JobQueries.SERVER_STOPPED))
                        .toList())
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** For somebody; the job itself ends when nobody else waits for it, at its next step wherever it runs. */
    Future<Void> cancel(Job job, String by) {
        Set<String> statuses = rules.stoppable() ? Set.of("queued", "running") : Set.of("queued");
        return queries.cancel(job.id(), by, statuses).map(status -> {
            if (status.isEmpty()) {
                throw Rejection.of(409, tooLate(job));
            }
            if (status.get().equals("cancelled") && !job.isRunning()) {
                // What waits for its turn in vain takes nobody's place.
                ours.remove(job.id());
            }
            return null;
        });
    }

    private String tooLate(Job job) {
        return job.isRunning() && !rules.stoppable()
                ? "The " + rules.kind() + " has begun, and goes on to its end"
                : "The job is over: there is nothing to cancel";
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
}
