package dev.manyi.delivery;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Principal;
import dev.manyi.delivery.DeliveryQueries.Filter;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Download;
import dev.manyi.http.Rejection;
import dev.manyi.mail.KeptMails;
import dev.manyi.report.request.ReportPeriod;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What schedules owe and what became of it; cancelling, releasing, withdrawing and sending again. */
public final class DeliveryRoutes {
    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final int FARTHEST = 1_000_000;
    private final Deliveries deliveries;
    private final KeptMails mails;
    private final Guard guard;
    private final EvidenceQueries evidence;

    public DeliveryRoutes(Deliveries deliveries, KeptMails mails, Guard guard, EvidenceQueries evidence) {
        this.deliveries = deliveries;
        this.mails = mails;
        this.guard = guard;
        this.evidence = evidence;
    }

    public void mount(Router api) {
        guard.permit(api.get("/deliveries"), Permission.SCHEDULE).respond(this::page);
        guard.permit(api.get("/deliveries/:id"), Permission.SCHEDULE).respond(this::one);
        guard.permit(api.get("/deliveries/:id/mail"), Permission.SCHEDULE).handler(this::mail);
        guard.permit(api.post("/deliveries/:id/cancel"), Permission.SCHEDULE)
                .respond(ctx -> decide(ctx, deliveries::cancel));
        guard.permit(api.post("/deliveries/:id/release"), Permission.SCHEDULE)
                .respond(ctx -> decide(ctx, deliveries::release));
        guard.permit(api.post("/deliveries/:id/withdraw"), Permission.SCHEDULE)
                .respond(ctx -> decide(ctx, deliveries::withdraw));
        guard.permit(api.post("/deliveries/:id/resend"), Permission.SCHEDULE)
                .respond(ctx -> decide(ctx, deliveries::resend));
    }

    private Future<JsonObject> page(RoutingContext ctx) {
        Principal who = BearerGuard.principal(ctx);
        Filter filter = new Filter(given(ctx, "schedule"), given(ctx, "state"), given(ctx, "period"));
        filter.state().filter(state -> !State.codes().contains(state)).ifPresent(wrong -> {
            throw Rejection.invalid("state", "give one of " + String.join(", ", State.codes()) + ", or leave it out");
        });
        filter.schedule()
                .filter(id -> id.chars().anyMatch(Character::isISOControl))
                .ifPresent(wrong -> {
                    throw Rejection.invalid("schedule", "give the id of a schedule, as GET /schedules tells it");
                });
        filter.period().ifPresent(DeliveryRoutes::checkPeriod);
        int limit = number(ctx, "limit", 1, MOST, USUAL);
        int offset = number(ctx, "offset", 0, FARTHEST, 0);
        return deliveries
                .page(who, filter, limit, offset)
                .map(page -> new JsonObject()
                        .put(
                                "deliveries",
                                new JsonArray(page.rows().stream()
                                        .map(DeliveryJson::of)
                                        .toList()))
                        .put("total", page.total())
                        .put("offset", offset)
                        .put("mail", mails.insteadOfServer() ? "files" : "server"));
    }

    private static void checkPeriod(String period) {
        try {
            ReportPeriod.parse(period);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("period", e.getMessage());
        }
    }

    private Future<JsonObject> one(RoutingContext ctx) {
        return found(ctx).compose(this::json);
    }

    private Future<JsonObject> json(Delivery delivery) {
        return deliveries.attempts(delivery).map(attempts -> DeliveryJson.of(delivery, attempts));
    }

    /** The mail itself, where it was written as a file. */
    private void mail(RoutingContext ctx) {
        found(ctx)
                .compose(delivery -> {
                    Path file = mails.file(delivery.messageId());
                    return ctx.vertx()
                            .fileSystem()
                            .exists(file.toString())
                            .compose(there -> there ? send(ctx, delivery, file) : Future.failedFuture(notWritten()));
                })
                .onFailure(ctx::fail);
    }

    private Future<Void> send(RoutingContext ctx, Delivery delivery, Path file) {
        String name = file.getFileName().toString();
        Entry entry = new Entry(
                BearerGuard.actor(ctx),
                Action.DOWNLOAD,
                delivery.id().toString(),
                Map.of("format", "eml", "name", name));
        // What could not be recorded is not handed out.
        return evidence.add(entry).compose(recorded -> Download.send(ctx, file.toString(), name, "message/rfc822"));
    }

    private static Rejection notWritten() {
        return Rejection.of(409, "This server has no file of the mail: it went to a mail server, or was not sent yet");
    }

    /** What somebody decides about one of the deliveries that they see. */
    @FunctionalInterface
    private interface Decision {
        /** The delivery to tell of then. */
        Future<UUID> about(Delivery delivery, Actor by);
    }

    private Future<JsonObject> decide(RoutingContext ctx, Decision decision) {
        Principal who = BearerGuard.principal(ctx);
        return found(ctx)
                .compose(delivery -> decision.about(delivery, BearerGuard.actor(ctx)))
                .compose(then -> deliveries.find(who, then))
                .map(found -> found.orElseThrow(DeliveryRoutes::unknown))
                .compose(this::json);
    }

    private Future<Delivery> found(RoutingContext ctx) {
        return deliveries
                .find(BearerGuard.principal(ctx), uuid(ctx.pathParam("id")))
                .map(found -> found.orElseThrow(DeliveryRoutes::unknown));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static Rejection unknown() {
        return Rejection.of(404, "There is no such delivery");
    }

    private static Optional<String> given(RoutingContext ctx, String name) {
        List<String> given = ctx.queryParam(name);
        if (given.size() > 1) {
            throw Rejection.invalid(name, "is there more than once: give it once");
        }
        return given.stream().findFirst();
    }

    private static int number(RoutingContext ctx, String name, int least, int most, int usual) {
        Optional<String> given = given(ctx, name);
        if (given.isEmpty()) {
            return usual;
        }
        int number = given.get().matches("\\d{1,7}") ? Integer.parseInt(given.get()) : -1;
        if (number < least || number > most) {
            throw Rejection.invalid(name, "give a number from " + least + " to " + most);
        }
        return number;
    }
}
