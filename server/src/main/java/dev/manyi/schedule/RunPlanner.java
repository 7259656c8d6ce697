package dev.manyi.schedule;

import dev.manyi.schedule.RunQueries.Running;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes rows of what was due until now, by the plan that holds now. */
final class RunPlanner {
    private static final Logger LOG = LoggerFactory.getLogger(RunPlanner.class);
    /** Without a run in it, a stretch of time is written down only so often. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final RunQueries runs;
    private final ZoneId zone;
    private final WorkingDays people;

    RunPlanner(Vertx vertx, RunQueries runs, ZoneId zone, WorkingDays people) {
        this.vertx = vertx;
        this.runs = runs;
        this.zone = zone;
        this.people = people;
    }

    /** Of all schedules; one that can not be planned does not keep the others from it. */
    Future<Void> all() {
        return runs.running().compose(all -> {
            Future<Void> done = Future.succeededFuture();
            for (Running one : all) {
                done = done.compose(before -> plan(one, QUIET).otherwise(failure -> {
                    LOG.warn(
                            "What is due of the schedule {} could not be found out: {}",
                            one.schedule().id(),
                            failure.toString());
                    return null;
                }));
            }
            return done;
        });
    }

    /** Of one whose plan is about to change: what it was due for until now is not lost, and later is for the next plan. */
    Future<Void> now(String schedule) {
        return runs.running(schedule)
                .compose(found -> found.map(one -> plan(one, Duration.ZERO)).orElse(Future.succeededFuture()));
    }

    private Future<Void> plan(Running one, Duration quiet) {
        return vertx.executeBlocking(() -> due(one))
                .compose(due -> due.isEmpty()
                                && one.schedule()
                                        .plannedUntil()
                                        .isAfter(one.now().minus(quiet))
                        ? Future.succeededFuture()
                        : runs.plan(one, due).mapEmpty());
    }

    private List<Run> due(Running one) {
        Plan plan = one.schedule().plan();
        return Run.after(one.schedule().plannedUntil(), plan.timing(), plan.period(), people, zone)
                .takeWhile(run -> !run.due().isAfter(one.now()))
                .toList();
    }
}
