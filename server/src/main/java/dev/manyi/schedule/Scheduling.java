package dev.manyi.schedule;

import dev.manyi.auth.Guard;
import dev.manyi.auth.People;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.delivery.NewDelivery;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.report.request.ReportScope;
import dev.manyi.report.template.ReportTemplates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Schedules, put together: their routes, and the clerk who looks what is due. */
public final class Scheduling {
    private final ScheduleQueries queries;
    private final ScheduleFiles files;
    private final RunClerk clerk;
    private final ScheduleRoutes routes;

    /** What schedules say beyond what is kept: the zone of the business days, the names of webhooks, when people work, and those of files. */
    public record Given(ZoneId zone, Set<String> webhooks, WorkingDays people, ScheduleFiles files) {}

    /** What schedules are about, and for whom. */
    public record Around(
            Database database,
            People people,
            Guard guard,
            EvidenceQueries evidence,
            ReportTemplates templates,
            ReportScope scopes) {}

    /** @param enqueue puts deliveries into the ledger, and tells how many were new */
    public Scheduling(Vertx vertx, Around around, Given given, Function<List<NewDelivery>, Future<Integer>> enqueue) {
        Function<String, Future<Optional<Scope>>> scope =
                owner -> around.people().scope(owner, Permission.SCHEDULE);
        PlanCheck check = new PlanCheck(around.templates(), around.scopes(), given.webhooks());
        this.queries = new ScheduleQueries(around.database(), given.zone());
        this.files = given.files();
        RunQueries runs = new RunQueries(around.database(), queries);
        WatermarkQueries watermarks = new WatermarkQueries(around.database(), given.zone());
        RunPlanner planner = new RunPlanner(vertx, runs, given.zone(), given.people());
        this.clerk =
                new RunClerk(vertx, new RunClerk.Parts(planner, runs, watermarks, check, scope, enqueue), given.zone());
        this.routes = new ScheduleRoutes(
                new Schedules(around.database(), queries, planner, check, scope, around.evidence()),
                runs,
                around.guard(),
                given);
    }

    public ScheduleRoutes routes() {
        return routes;
    }

    /** Takes over the files, then looks what is due, ever again. */
    public Future<Void> start() {
        return keep().onSuccess(kept -> clerk.start());
    }

    /** Takes over the files. */
    Future<Void> keep() {
        return files.keep(queries);
    }

    /** For tests, which look when they want to. */
    RunClerk clerk() {
        return clerk;
    }
}
