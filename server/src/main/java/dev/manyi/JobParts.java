package dev.manyi;

import dev.manyi.db.Database;
import dev.manyi.ingest.file.ImportJobs;
import dev.manyi.job.JobQueries;
import dev.manyi.job.JobQueue;
import dev.manyi.report.ReportJobs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The queues of work that takes longer than a request, each with its folder. */
record JobParts(JobQueries queries, JobQueue reports, JobQueue imports) {

    static JobParts of(Vertx vertx, Database database, Path dataDir) {
        JobQueries queries = new JobQueries(database);
        return new JobParts(
                queries,
                new JobQueue(vertx, queries, ReportJobs.KIND, dataDir.resolve("reports"), Optional.empty()),
                new JobQueue(
                        vertx, queries, ImportJobs.KIND, dataDir.resolve("imports"), Optional.of(ImportJobs.KEPT)));
    }

    List<JobQueue> queues() {
        return List.of(reports, imports);
    }

    Future<Void> start() {
        return Future.all(queues().stream().map(JobQueue::start).toList()).mapEmpty();
    }
}
