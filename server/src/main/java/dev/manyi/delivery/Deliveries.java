package dev.manyi.delivery;

import dev.manyi.auth.Principal;
import dev.manyi.db.Database;
import dev.manyi.delivery.DeliveryQueries.Filter;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ledger of what is owed to recipients: what is in it is sent, by whichever server. */
public final class Deliveries {
    private final EnqueueQueries enqueuing;
    private final DeliveryQueries queries;
    private final DecisionQueries decisions;

    /** @param domain after the @ of each Message-ID */
    public Deliveries(Database database, EvidenceQueries evidence, String domain) {
        this.enqueuing = new EnqueueQueries(database, domain);
        this.queries = new DeliveryQueries(database);
        this.decisions = new DecisionQueries(database, evidence, enqueuing);
    }

    /**
     * All of them or, when it fails, none. What the same schedule owes the same recipient for the same period is there once:
     * tells how many were not there before.
     */
    public Future<Integer> enqueue(List<NewDelivery> deliveries) {
        return enqueuing.insert(deliveries);
    }

    /** Some of them, and how many there are. */
    record Page(List<Delivery> rows, long total) {}

    Future<Page> page(Principal who, Filter filter, int limit, int offset) {
        return queries.total(who, filter)
                .compose(total -> queries.page(who, filter, limit, offset).map(rows -> new Page(rows, total)));
    }

    /** Empty where there is none, or none that they may know of. */
    Future<Optional<Delivery>> find(Principal who, UUID id) {
        return queries.find(who, id);
    }

    Future<List<Delivery.Attempt>> attempts(Delivery delivery) {
        return queries.attempts(delivery.id());
    }

    Future<UUID> cancel(Delivery delivery, Actor by) {
        return decisions
                .cancel(delivery, by)
                .map(done -> said(
                        done,
                        delivery.id(),
                        "The delivery is over, or being sent at this moment: look again in a minute"));
    }

    Future<UUID> release(Delivery delivery, Actor by) {
        return decisions
                .release(delivery, by)
                .map(done -> said(
                        done,
                        delivery.id(),
                        "The delivery is " + delivery.state().code() + ": only what is held can be released"));
    }

    Future<UUID> withdraw(Delivery delivery, Actor by) {
        return decisions
                .withdraw(delivery, by)
                .map(
                        done -> said(
                                done,
                                delivery.id(),
                                delivery.withdrawnAt().isPresent()
                                        ? "The delivery was withdrawn before"
                                        : "The delivery is " + delivery.state().code()
                                                + ": only what is accepted or given_up can be withdrawn, and what waits cancelled"));
    }

    /** How many there are in each state, also where there is none. */
    public Future<Map<State, Long>> tally() {
        return queries.tally();
    }

    /** The id of the delivery that was made for it. */
    Future<UUID> resend(Delivery delivery, Actor by) {
        UUID id = UUID.randomUUID();
        return decisions
                .again(delivery, id, by)
                .map(done -> said(
                        done,
                        id,
                        "Only the last delivery to a recipient can be sent again, when it is accepted, given_up or"
                                + " cancelled; this one is " + delivery.state().code() + " with number "
                                + delivery.number()));
    }

    private static UUID said(boolean done, UUID id, String otherwise) {
        if (!done) {
            throw Rejection.of(409, otherwise);
        }
        return id;
    }
}
