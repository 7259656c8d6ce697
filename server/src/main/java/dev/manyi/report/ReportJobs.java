package dev.manyi.report;

import dev.manyi.config.Settings;
import dev.manyi.evidence.Actor;
import dev.manyi.job.JobFile;
import dev.manyi.job.JobQueue;
import dev.manyi.job.JobRequest;
import dev.manyi.job.JobRules;
import dev.manyi.job.Work;
import dev.manyi.report.request.ReportRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** Builds reports as jobs: whoever asks for the same at the same time waits for the same job. */
public final class ReportJobs {
    public static final String KIND = "report";
    private final JobQueue queue;
    private final ReportBuilder builder;

    public ReportJobs(JobQueue queue, ReportBuilder builder) {
        this.queue = queue;
        this.builder = builder;
    }

    /** Kept for ever, stopped when they take too long, begun anew when the database was lost for a while. */
    public static JobRules rules(Path dataDir, Settings.Reports limits) {
        return new JobRules(
                KIND,
                dataDir.resolve("reports"),
                Optional.empty(),
                limits.atOnce(),
                Optional.of(limits.longest()),
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20)),
                true);
    }

    /** The job that builds it: a new one, or the one that builds the same for whoever asked before. */
    Future<UUID> submit(ReportRequest request, List<ReportFormat> formats, String owner, Actor actor) {
        JobRequest job =
                new JobRequest(owner, request.scope(), Optional.of(same(request, formats)), about(request, formats));
        return queue.openOrJoin(job)
                .onSuccess(opened -> {
                    if (opened.isNew()) {
                        queue.run(opened.id(), work(request, formats, actor));
                    }
                })
                .map(JobQueue.Opened::id);
    }

    private Work work(ReportRequest request, List<ReportFormat> formats, Actor actor) {
        return (folder, progress) -> builder.build(
                        actor, request, formats, folder, (percent, step) -> progress.at(percent, step, null))
                .map(files ->
                        new Work.Result(files.stream().map(ReportJobs::file).toList(), null));
    }

    /** Everything that a file depends on but the moment: who waits together gets the state of when it was first asked for. */
    private static String same(ReportRequest request, List<ReportFormat> formats) {
        return DigestUtils.sha256Hex(String.join(
                "\n",
                request.template().name(),
                request.period().label(),
                request.period().range().toString(),
                String.valueOf(request.scope().everything()),
                new TreeSet<>(request.scope().regions()).toString(),
                new TreeSet<>(request.scope().stores()).toString(),
                request.focus().toString(),
                request.language().toLanguageTag(),
                new TreeSet<>(formats).toString()));
    }

    private static JsonObject about(ReportRequest request, List<ReportFormat> formats) {
        return new JsonObject()
                .put("report", request.template().name())
                .put("period", request.period().label())
                .put("scope", request.about())
                .put("language", request.language().toLanguageTag())
                .put("formats", formats.stream().map(ReportFormat::id).toList());
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
