package dev.manyi.report;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds reports in the background, a bounded number at a time, and remembers how far each is. */
public final class ReportJobs {
    private static final Logger LOG = LoggerFactory.getLogger(ReportJobs.class);
    private static final String KIND = "report";
    private static final int MOST_WAITING = 20;
    /** Four beats before another server takes a job for abandoned, see {@link JobQueries#endAbandoned}. */
    private static final long BEAT_MILLIS = 15_000;

    private final Vertx vertx;
    private final JobQueries queries;
    private final ReportBuilder builder;
    private final Path folder;
    /** The jobs this server builds or will build. */
    private final Set<UUID> ours = ConcurrentHashMap.newKeySet();

    private Future<Void> last = Future.succeededFuture();

    public ReportJobs(Vertx vertx, JobQueries queries, ReportBuilder builder, Path dataDir) {
        this.vertx = vertx;
        this.queries = queries;
        this.builder = builder;
        this.folder = dataDir.resolve("reports");
    }

    /** Ends jobs that a stopped server left behind, now and whenever one stops. */
    public Future<Void> start() {
        vertx.setPeriodic(
                BEAT_MILLIS,
                tick -> queries.beat(ours)
                        .compose(beaten -> endAbandoned())
                        .onFailure(e -> LOG.warn("The report jobs could not be looked after: {}", e.toString())));
        return endAbandoned();
    }

    private Future<Void> endAbandoned() {
        return queries.endAbandoned(KIND)
                .compose(ended -> Future.all(ended.stream()
                        .map(id -> {
                            LOG.warn("Report job {} was abandoned by a stopped server", id);
                            return builder.discard(folder(id));
                        })
                        .toList()))
                .mapEmpty();
    }

    /** The new job's id, or nothing when too many wait already. */
    Future<Optional<UUID>> submit(ReportRequest request, List<ReportFormat> formats, String owner) {
        if (ours.size() >= MOST_WAITING) {
            return Future.succeededFuture(Optional.empty());
        }
        UUID id = UUID.randomUUID();
        ours.add(id);
        return queries.insert(id, KIND, owner).onFailure(e -> ours.remove(id)).map(inserted -> {
            enqueue(id, request, formats);
            return Optional.of(id);
        });
    }

    /** One after the other: two at once would only take each other's processor. */
    private synchronized void enqueue(UUID id, ReportRequest request, List<ReportFormat> formats) {
        last = last.transform(before -> build(id, request, formats));
    }

    private Future<Void> build(UUID id, ReportRequest request, List<ReportFormat> formats) {
        return builder.build(request, formats, folder(id), (percent, step) -> queries.progress(id, percent, step))
                .compose(files -> queries.done(id, json(id, files)))
                .compose(wanted -> wanted ? Future.<Void>succeededFuture() : builder.discard(folder(id)))
                .recover(failure -> {
                    LOG.error("Report job {} failed", id, failure);
                    return builder.discard(folder(id))
                            .transform(discarded ->
                                    queries.failed(id, "The report could not be built; the log names job " + id));
                })
                .onComplete(done -> ours.remove(id))
                .otherwiseEmpty();
    }

    Future<Optional<Job>> find(UUID id) {
        return queries.find(id);
    }

    /** Where a finished file of a job lies. */
    Path file(UUID id, String name) {
        return folder(id).resolve(name);
    }

    private Path folder(UUID id) {
        return folder.resolve(id.toString());
    }

    private static JsonArray json(UUID id, List<ReportFile> files) {
        JsonArray list = new JsonArray();
        files.forEach(file -> list.add(new JsonObject()
                .put("format", file.format().id())
                .put("name", file.path().getFileName().toString())
                .put("url", "/api/v1/jobs/" + id + "/files/" + file.format().id())
                .put("sha256", file.sha256())
                .put("bytes", file.bytes())
                .put("report_number", file.reportNumber())));
        return list;
    }
}
