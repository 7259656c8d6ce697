package dev.manyi.report;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds reports in the background, a bounded number at a time, and remembers how far each is. */
public final class ReportJobs {
    private static final Logger LOG = LoggerFactory.getLogger(ReportJobs.class);
    private static final int MOST_WAITING = 20;
    private final JobQueries queries;
    private final ReportBuilder builder;
    private final Path folder;
    private final AtomicInteger waiting = new AtomicInteger();
    private Future<Void> last = Future.succeededFuture();

    public ReportJobs(JobQueries queries, ReportBuilder builder, Path dataDir) {
        this.queries = queries;
        this.builder = builder;
        this.folder = dataDir.resolve("reports");
    }

    /** Ends jobs that a stopped server left behind. */
    public Future<Void> start() {
        return queries.endAbandoned()
                .onSuccess(
                        ended -> ended.forEach(id -> LOG.warn("Report job {} was abandoned by a stopped server", id)))
                .mapEmpty();
    }

    /** The new job's id, or nothing when too many wait already. */
    Future<Optional<UUID>> submit(ReportRequest request, List<ReportFormat> formats, String owner) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.succeededFuture(Optional.empty());
        }
        UUID id = UUID.randomUUID();
        return queries.insert(id, "report", owner)
                .onFailure(e -> waiting.decrementAndGet())
                .map(inserted -> {
                    enqueue(id, request, formats);
                    return Optional.of(id);
                });
    }

    /** One after the other: two at once would only take each other's processor. */
    private synchronized void enqueue(UUID id, ReportRequest request, List<ReportFormat> formats) {
        last = last.transform(before -> build(id, request, formats));
    }

    private Future<Void> build(UUID id, ReportRequest request, List<ReportFormat> formats) {
        return builder.build(
                        request,
                        formats,
                        folder.resolve(id.toString()),
                        (percent, step) -> queries.progress(id, percent, step))
                .compose(files -> queries.done(id, json(id, files)))
                .recover(failure -> {
                    LOG.error("Report job {} failed", id, failure);
                    return queries.failed(id, "The report could not be built; the log names job " + id);
                })
                .onComplete(done -> waiting.decrementAndGet())
                .otherwiseEmpty();
    }

    Future<Optional<Job>> find(UUID id) {
        return queries.find(id);
    }

    /** Where a finished file of a job lies. */
    Path file(UUID id, String name) {
        return folder.resolve(id.toString()).resolve(name);
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
