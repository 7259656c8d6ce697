package dev.manyi.schedule;

import dev.manyi.auth.Scope;
import dev.manyi.delivery.NewDelivery;
import dev.manyi.delivery.Recipient;
import dev.manyi.http.Rejection;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportScope;
import dev.manyi.schedule.RunQueries.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what is due and, when its data is there, owes it to the recipients. Any number of servers do this: what is due is
 * a row once, and so is each delivery.
 */
public final class RunClerk {
    private static final Logger LOG = LoggerFactory.getLogger(RunClerk.class);
    private static final long LOOK_MILLIS = 10_000;

    private final Vertx vertx;
    private final Parts parts;
    private final ZoneId zone;
    private boolean looking;

    /** `scope` tells what an owner may send now, and `enqueue` puts deliveries into the ledger, those that are new. */
    record Parts(
            RunPlanner planner,
            RunQueries runs,
            WatermarkQueries watermarks,
            PlanCheck check,
            Function<String, Future<Optional<Scope>>> scope,
            Function<List<NewDelivery>, Future<Integer>> enqueue) {}

    RunClerk(Vertx vertx, Parts parts, ZoneId zone) {
        this.vertx = vertx;
        this.parts = parts;
        this.zone = zone;
    }

    /** Now and ever again. */
    public void start() {
        vertx.setPeriodic(0, LOOK_MILLIS, tick -> {
            if (!looking) {
                looking = true;
                look().onFailure(e -> LOG.warn("The schedules could not be looked after: {}", e.toString()))
                        .onComplete(done -> looking = false);
            }
        });
    }

    /** Once: everything that is due is known, and what can be decided is. */
    Future<Void> look() {
        return parts.planner().all().compose(planned -> decide());
    }

    private Future<Void> decide() {
        return parts.runs().claim().compose(claimed -> {
            Future<Void> done = Future.succeededFuture();
            for (Waiting one : claimed) {
                done = done.compose(before -> decide(one).otherwise(failure -> {
                    // It is looked at again in a minute.
                    LOG.warn(
                            "The run {} of the schedule {} could not be decided: {}",
                            one.run().period().label(),
                            one.schedule().id(),
                            failure.toString());
                    return null;
                }));
            }
            return claimed.isEmpty() ? done : done.compose(decided -> decide());
        });
    }

    private Future<Void> decide(Waiting one) {
        Schedule schedule = one.schedule();
        if (one.isTooOld()) {
            return parts.runs().decided(one, Outcome.tooOld());
        }
        Future<Optional<Scope>> maker = schedule.fromFile()
                ? Future.succeededFuture(Optional.of(Scope.ALL))
                : parts.scope().apply(schedule.owner());
        return maker.compose(scope -> scope.isEmpty()
                ? parts.runs().decided(one, Outcome.refused(schedule.owner() + " may not send reports any more"))
                : allowed(schedule.plan(), scope.get()).compose(asked -> decide(one, asked)));
    }

    /** Those who may be sent it, and why the others may not. */
    private record Asked(List<Recipient> allowed, List<String> refused) {}

    private Future<Asked> allowed(Plan plan, Scope maker) {
        Asked asked = new Asked(new ArrayList<>(), new ArrayList<>());
        Future<Void> done = Future.succeededFuture();
        for (Recipient recipient : plan.recipients()) {
            done = done.compose(before -> Future.succeededFuture()
                    .compose(now -> parts.check().check(plan, recipient, maker))
                    .onSuccess(ok -> asked.allowed().add(recipient))
                    .recover(e -> {
                        if (!isRefusal(e)) {
                            return Future.failedFuture(e);
                        }
                        asked.refused().add(recipient.name() + ": " + reason(e));
                        return Future.succeededFuture();
                    }));
        }
        return done.map(checked -> asked);
    }

    private static boolean isRefusal(Throwable e) {
        return e instanceof Rejection || e instanceof ReportRequest.NotAccepted || e instanceof ReportScope.Unknown;
    }

    private static String reason(Throwable e) {
        return e instanceof Rejection wrong && !wrong.errors().isEmpty()
                ? wrong.errors().get(0).message()
                : e.getMessage();
    }

    private Future<Void> decide(Waiting one, Asked asked) {
        if (asked.allowed().isEmpty()) {
            return parts.runs().decided(one, Outcome.refused(String.join("; ", asked.refused())));
        }
        return missing(one, asked.allowed()).compose(missing -> {
            List<String> all =
                    List.copyOf(missing.values().stream().collect(TreeSet::new, TreeSet::addAll, TreeSet::addAll));
            return !all.isEmpty() && one.now().isBefore(one.deadline())
                    ? parts.runs().still(one, all)
                    : send(one, asked, missing, all);
        });
    }

    /** By scope: nobody learns of sources that tell nothing of what they see. */
    private Future<Map<Scope, List<String>>> missing(Waiting one, List<Recipient> recipients) {
        Map<Scope, List<String>> missing = new LinkedHashMap<>();
        recipients.forEach(recipient -> missing.put(recipient.scope(), List.of()));
        if (!one.schedule().plan().period().closes()) {
            return Future.succeededFuture(missing);
        }
        Instant end = one.run().period().range().end(zone);
        Future<Void> done = Future.succeededFuture();
        for (Scope scope : List.copyOf(missing.keySet())) {
            done = done.compose(before -> parts.watermarks().missing(scope, end, one.now()))
                    .onSuccess(found -> missing.put(scope, found))
                    .mapEmpty();
        }
        return done.map(found -> missing);
    }

    /** Owed first, decided then: after a crash between the two it is owed again, which changes nothing. */
    private Future<Void> send(Waiting one, Asked asked, Map<Scope, List<String>> missing, List<String> all) {
        boolean hold = one.schedule().plan().hold();
        List<NewDelivery> deliveries = asked.allowed().stream()
                .map(recipient -> delivery(one, recipient, missing.get(recipient.scope()), hold))
                .toList();
        String state = hold && !all.isEmpty() ? "held" : "sent";
        Optional<String> reason =
                Optional.of(String.join("; ", asked.refused())).filter(text -> !text.isEmpty());
        return parts.enqueue()
                .apply(deliveries)
                .compose(added -> parts.runs().decided(one, new Outcome(state, all, reason, deliveries.size())));
    }

    private static NewDelivery delivery(Waiting one, Recipient recipient, List<String> missing, boolean hold) {
        Schedule schedule = one.schedule();
        Plan plan = schedule.plan();
        return new NewDelivery(
                schedule.id(),
                plan.name(),
                schedule.owner(),
                plan.report(),
                plan.focus(),
                one.run().period(),
                one.run().due(),
                recipient,
                missing,
                hold && !missing.isEmpty());
    }
}
