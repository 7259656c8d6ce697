package dev.manyi;

import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.ingest.file.ImportJobs;
import dev.manyi.job.JobQueries;
import dev.manyi.job.JobQueue;
import dev.manyi.job.JobRules;
import dev.manyi.report.ReportJobs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The queues of work that takes longer than a request, each with its folder. */
record JobParts(JobQueries queries, JobQueue reports, JobQueue imports) {

    static JobParts of(Vertx vertx, Database database, Settings settings) {
        JobQueries queries = new JobQueries(database);
        JobRules imports =
                JobRules.inTurn(ImportJobs.KIND, settings.dataDir().resolve("imports"), Optional.of(ImportJobs.KEPT));
        return new JobParts(
                queries,
                new JobQueue(vertx, queries, ReportJobs.rules(settings.dataDir(), settings.reports())),
                new JobQueue(vertx, queries, imports));
    }

    List<JobQueue> queues() {
        return List.of(reports, imports);
    }

    /** Succeeds when no job of this server runs any more, or the time is over. */
    Future<Void> stop(Duration within) {
        return Future.all(queues().stream().map(queue -> queue.stop(within)).toList())
                .mapEmpty();
    }

    Future<Void> start() {
        return Future.all(queues().stream().map(JobQueue::start).toList()).mapEmpty();
    }
}
