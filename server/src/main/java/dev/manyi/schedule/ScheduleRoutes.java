package dev.manyi.schedule;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Principal;
import dev.manyi.http.JsonBody;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import dev.manyi.language.Language;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Making schedules, and seeing what they will do and did. */
public final class ScheduleRoutes {
    private static final int NEXT_RUNS = 5;
    private static final int MOST_RUNS = 100;
    private final Schedules schedules;
    private final RunQueries runs;
    private final Guard guard;
    private final Scheduling.Given given;
    private final RunWords chinese = new RunWords(Language.CHINESE);
    private final RunWords english = new RunWords(Language.ENGLISH);

    ScheduleRoutes(Schedules schedules, RunQueries runs, Guard guard, Scheduling.Given given) {
        this.schedules = schedules;
        this.runs = runs;
        this.guard = guard;
        this.given = given;
    }

    public void mount(Router api) {
        guard.permit(api.get("/schedules"), Permission.SCHEDULE).respond(this::list);
        JsonBody.accept(guard.permit(api.post("/schedules"), Permission.SCHEDULE))
                .respond(this::add);
        JsonBody.accept(guard.permit(api.post("/schedules/next-runs"), Permission.SCHEDULE))
                .respond(this::next);
        guard.permit(api.get("/schedules/:id"), Permission.SCHEDULE)
                .respond(ctx -> schedules.find(who(ctx), ctx.pathParam("id")).compose(this::json));
        JsonBody.accept(guard.permit(api.put("/schedules/:id"), Permission.SCHEDULE))
                .respond(this::change);
        JsonBody.accept(guard.permit(api.put("/schedules/:id/paused"), Permission.SCHEDULE))
                .respond(this::pause);
        guard.permit(api.delete("/schedules/:id"), Permission.SCHEDULE)
                .respond(ctx -> schedules.remove(who(ctx), BearerGuard.actor(ctx), ctx.pathParam("id")));
        guard.permit(api.get("/schedules/:id/runs"), Permission.SCHEDULE).respond(this::runs);
    }

    private static Principal who(RoutingContext ctx) {
        return BearerGuard.principal(ctx);
    }

    private Future<JsonObject> list(RoutingContext ctx) {
        return schedules
                .list(who(ctx))
                .compose(this::all)
                .map(all -> new JsonObject()
                        .put("schedules", new JsonArray(all))
                        .put("total", all.size())
                        .put("webhooks", new JsonArray(List.copyOf(new TreeSet<>(given.webhooks())))));
    }

    private Future<JsonObject> add(RoutingContext ctx) {
        return schedules
                .add(who(ctx), BearerGuard.actor(ctx), plan(ctx))
                .compose(this::json)
                .onSuccess(made -> ctx.response()
                        .setStatusCode(201)
                        .putHeader("Location", "/api/v1/schedules/" + made.getString("id")));
    }

    private Future<JsonObject> change(RoutingContext ctx) {
        return schedules
                .change(who(ctx), BearerGuard.actor(ctx), ctx.pathParam("id"), plan(ctx))
                .compose(this::json);
    }

    private Plan plan(RoutingContext ctx) {
        return new PlanReader(given.zone(), who(ctx).scope()).read(JsonBody.of(ctx));
    }

    private Future<JsonObject> pause(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        boolean paused = body.optionalFlag("paused").orElse(true);
        boolean said = body.has("paused");
        body.done();
        if (!said) {
            throw Rejection.invalid("paused", "is missing: give true or false");
        }
        return schedules
                .pause(who(ctx), BearerGuard.actor(ctx), ctx.pathParam("id"), paused)
                .compose(this::json);
    }

    /** Of a timing that is not kept, or not yet. */
    private Future<JsonObject> next(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String period = body.choice("period_rule", PeriodRule.ids());
        PlanReader.WrittenTiming written = PlanReader.WrittenTiming.of(body);
        body.done();
        PeriodRule rule = PeriodRule.of(period);
        Timing timing = written.timing(given.zone(), rule);
        return runs.now().map(now -> new JsonObject().put("next_runs", nextRuns(timing, rule, now, Set.of())));
    }

    private Future<JsonObject> runs(RoutingContext ctx) {
        return schedules
                .find(who(ctx), ctx.pathParam("id"))
                .compose(schedule -> runs.newest(schedule.id(), MOST_RUNS))
                .map(found -> new JsonObject().put("runs", new JsonArray(found)));
    }

    private Future<JsonObject> json(Schedule schedule) {
        return all(List.of(schedule)).map(all -> all.get(0));
    }

    private Future<List<JsonObject>> all(List<Schedule> schedules) {
        return runs.last(schedules)
                .compose(last -> runs.had(schedules.stream().map(Schedule::id).toList())
                        .compose(had -> runs.now()
                                .map(now -> schedules.stream()
                                        .map(one -> json(one, now, had.getOrDefault(one.id(), Set.of()))
                                                .put("last_run", last.get(one.id())))
                                        .toList())));
    }

    private JsonObject json(Schedule schedule, Instant now, Set<String> had) {
        Plan plan = schedule.plan();
        return PlanJson.of(plan)
                .put("id", schedule.id())
                .put("owner", schedule.owner())
                .put("from_file", schedule.fromFile())
                .put("paused", schedule.paused())
                .put(
                        "next_runs",
                        schedule.paused() ? new JsonArray() : nextRuns(plan.timing(), plan.period(), now, had));
    }

    private JsonArray nextRuns(Timing timing, PeriodRule rule, Instant now, Set<String> had) {
        List<JsonObject> next = Run.after(now, timing, rule, given.people(), given.zone(), had)
                .limit(NEXT_RUNS)
                .map(run -> new JsonObject()
                        .put("due", run.due().toString())
                        .put("period", run.period().label())
                        .put(
                                "words",
                                new JsonObject()
                                        .put("zh-CN", chinese.of(run, timing.zone()))
                                        .put("en", english.of(run, timing.zone()))))
                .toList();
        return new JsonArray(next);
    }
}
