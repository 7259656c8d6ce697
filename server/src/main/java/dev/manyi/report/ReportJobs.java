package dev.manyi.report;

import dev.manyi.evidence.Actor;
import dev.manyi.job.JobFile;
import dev.manyi.job.JobQueue;
import dev.manyi.job.Work;
import dev.manyi.report.request.ReportRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Builds reports as jobs. */
public final class ReportJobs {
    public static final String KIND = "report";
    private final JobQueue queue;
    private final ReportBuilder builder;

    public ReportJobs(JobQueue queue, ReportBuilder builder) {
        this.queue = queue;
        this.builder = builder;
    }

    /** The new job's id; fails when too many wait already. */
    Future<UUID> submit(ReportRequest request, List<ReportFormat> formats, String owner, Actor actor) {
        return queue.open(owner, request.scope())
                .onSuccess(id -> queue.run(
                        id,
                        (folder, progress) -> builder.build(
                                        actor,
                                        request,
                                        formats,
                                        folder,
                                        (percent, step) -> progress.at(percent, step, null))
                                .map(files -> new Work.Result(
                                        files.stream().map(ReportJobs::file).toList(), null))));
    }

    private static JobFile file(ReportFile file) {
        return new JobFile(
                file.format().id(),
                file.format().mediaType(),
                file.path().getFileName().toString(),
                file.sha256(),
                file.bytes(),
                Map.of("report_number", file.reportNumber()));
    }
}
