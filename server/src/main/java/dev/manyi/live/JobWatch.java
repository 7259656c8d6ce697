package dev.manyi.live;

import dev.manyi.db.Database;
import dev.manyi.job.Job;
import dev.manyi.job.JobQueries;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that jobs went on, at whatever server, and reads how far they are: one question at a time, about all that went on
 * meanwhile. What is missed while the database is away is not told later; who waits for a job asks for it now and then. On one
 * event loop only.
 */
final class JobWatch {
    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
    private static final String CHANNEL = "manyi_jobs";
    private final Database database;
    private final JobQueries queries;
    private final Consumer<List<Job>> heard;
    private final Set<UUID> noticed = new HashSet<>();
    private boolean reading;

    JobWatch(Database database, JobQueries queries, Consumer<List<Job>> heard) {
        this.database = database;
        this.queries = queries;
        this.heard = heard;
    }

    Future<Void> start() {
        return database.listen(CHANNEL, id -> {
            // Without one, the connection was made again.
            if (!id.isEmpty()) {
                noticed.add(UUID.fromString(id));
                read();
            }
        });
    }

    private void read() {
        if (reading || noticed.isEmpty()) {
            return;
        }
        reading = true;
        Set<UUID> ids = Set.copyOf(noticed);
        noticed.clear();
        queries.all(ids).onComplete((jobs, failure) -> {
            reading = false;
            if (failure == null) {
                heard.accept(jobs);
            } else {
                LOG.warn("How far jobs are could not be read: {}", failure.toString());
            }
            read();
        });
    }
}
