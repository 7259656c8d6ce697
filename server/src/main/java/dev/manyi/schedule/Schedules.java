package dev.manyi.schedule;

import dev.manyi.auth.Permission;
import dev.manyi.auth.Principal;
import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Schedules as people look after them: each one's own, and for who looks after the server everybody's. */
final class Schedules {
    private static final int MOST_EACH = 200;
    private final Database database;
    private final ScheduleQueries queries;
    private final RunPlanner planner;
    private final PlanCheck check;
    private final Function<String, Future<Optional<Scope>>> scopes;
    private final EvidenceQueries evidence;

    /** @param scopes what somebody may send now; nothing for whoever may not, or has no account here */
    Schedules(
            Database database,
            ScheduleQueries queries,
            RunPlanner planner,
            PlanCheck check,
            Function<String, Future<Optional<Scope>>> scopes,
            EvidenceQueries evidence) {
        this.database = database;
        this.queries = queries;
        this.planner = planner;
        this.check = check;
        this.scopes = scopes;
        this.evidence = evidence;
    }

    Future<List<Schedule>> list(Principal who) {
        return queries.list(seesAll(who), who.username());
    }

    Future<Schedule> find(Principal who, String id) {
        return queries.find(id, seesAll(who), who.username())
                .map(found -> found.orElseThrow(() -> Rejection.of(404, "There is no such schedule")));
    }

    private static boolean seesAll(Principal who) {
        return who.role().may(Permission.SCHEDULE_ALL);
    }

    Future<Schedule> add(Principal who, Actor actor, Plan plan) {
        String id = UUID.randomUUID().toString();
        return account(who)
                .compose(may -> check.check(plan, who.scope()))
                .compose(ok -> list(who))
                .compose(mine -> mine.stream()
                                        .filter(one -> one.owner().equals(who.username()))
                                        .count()
                                < MOST_EACH
                        ? record(
                                actor,
                                Action.SCHEDULE_ADDED,
                                id,
                                plan,
                                session -> ScheduleQueries.add(session, id, who.username(), plan))
                        : Future.failedFuture(Rejection.of(
                                409,
                                "You have " + MOST_EACH + " schedules already, which is the most: remove one first")))
                .compose(added -> find(who, id));
    }

    /** At each run it is asked what the owner may see then: of who has no account here nobody could tell. */
    private Future<Void> account(Principal who) {
        return scopes.apply(who.username()).map(scope -> {
            if (scope.isEmpty()) {
                throw Rejection.of(403, "Schedules are made by people with an account on this server");
            }
            return null;
        });
    }

    /** What was due before is due, but the new plan is only for later. Stays its owner's: at each run it is held against what the owner may see then. */
    Future<Schedule> change(Principal who, Actor actor, String id, Plan plan) {
        return changeable(who, id)
                .compose(schedule -> check.check(plan, who.scope())
                        .compose(ok -> planner.now(id))
                        .compose(planned -> record(
                                actor,
                                Action.SCHEDULE_CHANGED,
                                id,
                                plan,
                                session -> ScheduleQueries.change(session, id, plan))))
                .compose(changed -> find(who, id));
    }

    Future<Schedule> pause(Principal who, Actor actor, String id, boolean paused) {
        return changeable(who, id)
                .compose(schedule -> planner.now(id))
                .compose(planned -> database.inSession(session -> ScheduleQueries.pause(session, id, paused)
                        .compose(done -> evidence.add(
                                session, new Entry(actor, Action.SCHEDULE_CHANGED, id, Map.of("paused", paused))))))
                .compose(changed -> find(who, id));
    }

    Future<Void> remove(Principal who, Actor actor, String id) {
        return changeable(who, id)
                .compose(schedule -> record(
                        actor,
                        Action.SCHEDULE_REMOVED,
                        id,
                        schedule.plan(),
                        session -> ScheduleQueries.remove(session, id)));
    }

    private Future<Schedule> changeable(Principal who, String id) {
        return find(who, id).map(schedule -> {
            if (schedule.fromFile()) {
                throw Rejection.of(
                        409,
                        "The schedule " + id + " is a file of the settings: change that, and start the server again");
            }
            return schedule;
        });
    }

    private Future<Void> record(
            Actor actor, Action action, String id, Plan plan, Function<Session, Future<Integer>> change) {
        Map<String, Object> details = Map.of(
                "name", plan.name(),
                "report", plan.report(),
                "recipients", plan.recipients().size(),
                "scopes",
                        plan.recipients().stream()
                                .map(one -> one.scope().details())
                                .distinct()
                                .toList());
        return database.inSession(session ->
                change.apply(session).compose(done -> evidence.add(session, new Entry(actor, action, id, details))));
    }
}
