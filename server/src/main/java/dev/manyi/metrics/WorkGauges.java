package dev.manyi.metrics;

import dev.manyi.ingest.file.ImportJobs;
import dev.manyi.job.JobQueries;
import dev.manyi.job.JobQueries.Tally;
import dev.manyi.report.ReportJobs;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports and imports as the database has them, for all servers together: each tells the same. What waits and runs, what
 * ended how, and how long it took. Whether the database could be asked is a number of its own.
 */
public final class WorkGauges {
    private static final Logger LOG = LoggerFactory.getLogger(WorkGauges.class);
    private static final long PERIOD_MILLIS = 15_000;
    private static final List<String> KINDS = List.of(ReportJobs.KIND, ImportJobs.KIND);
    private static final Set<String> OPEN = Set.of("queued", "running");
    private static final List<String> STATUSES = List.of("queued", "running", "done", "failed", "cancelled");

    private record Ended(String kind, String outcome) {}

    private final Vertx vertx;
    private final JobQueries jobs;
    private final MeterRegistry registry;
    private final MultiGauge open;
    private final MultiGauge oldest;
    private final Map<Ended, Tally> ended = new ConcurrentHashMap<>();
    private volatile int databaseUp;

    public WorkGauges(Vertx vertx, JobQueries jobs, MeterRegistry registry) {
        this.vertx = vertx;
        this.jobs = jobs;
        this.registry = registry;
        this.open = MultiGauge.builder("manyi.jobs.open")
                .description("Reports and imports that wait for their turn or run")
                .register(registry);
        this.oldest = MultiGauge.builder("manyi.jobs.oldest")
                .description("How long ago the oldest of them was asked for")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("manyi.database.up", () -> databaseUp)
                .description("1 when the last question to the database was answered, asked every 15 seconds")
                .register(registry);
    }

    /** Now and ever again. */
    public Future<Void> start() {
        vertx.setPeriodic(PERIOD_MILLIS, tick -> refresh());
        return refresh();
    }

    private Future<Void> refresh() {
        return jobs.tally()
                .<Void>map(tallies -> {
                    databaseUp = 1;
                    tell(tallies);
                    return null;
                })
                .otherwise(failure -> {
                    databaseUp = 0;
                    LOG.warn("The gauges of jobs could not be refreshed: {}", failure.toString());
                    return null;
                });
    }

    private void tell(List<Tally> found) {
        List<Tally> tallies = withNothing(found);
        List<Tally> waiting =
                tallies.stream().filter(tally -> OPEN.contains(tally.status())).toList();
        open.register(rows(waiting, Tally::jobs), true);
        oldest.register(rows(waiting, Tally::oldestSeconds), true);
        tallies.stream().filter(tally -> !OPEN.contains(tally.status())).forEach(this::ended);
    }

    /** What did not happen yet is 0: a series that begins with the first failure would hide that one. */
    private static List<Tally> withNothing(List<Tally> found) {
        return KINDS.stream()
                .flatMap(kind -> STATUSES.stream()
                        .map(status -> found.stream()
                                .filter(tally -> tally.kind().equals(kind)
                                        && tally.status().equals(status))
                                .findFirst()
                                .orElse(new Tally(kind, status, 0, 0, 0))))
                .toList();
    }

    private static List<MultiGauge.Row<?>> rows(List<Tally> tallies, ToDoubleFunction<Tally> number) {
        return tallies.stream()
                .<MultiGauge.Row<?>>map(tally -> MultiGauge.Row.of(
                        Tags.of("kind", tally.kind(), "status", tally.status()), number.applyAsDouble(tally)))
                .toList();
    }

    private void ended(Tally tally) {
        Ended of = new Ended(tally.kind(), tally.status());
        if (ended.put(of, tally) == null) {
            Tags tags = Tags.of("kind", tally.kind(), "outcome", tally.status());
            FunctionCounter.builder("manyi.jobs", ended, all -> all.get(of).jobs())
                    .description("Reports and imports that ended, by how")
                    .tags(tags)
                    .register(registry);
            FunctionCounter.builder(
                            "manyi.jobs.duration", ended, all -> all.get(of).seconds())
                    .description("The time from asking for them to their end, together")
                    .baseUnit("seconds")
                    .tags(tags)
                    .register(registry);
        }
    }
}
