package dev.manyi.demo;

import dev.manyi.fact.Assessment;
import dev.manyi.fact.Conduct;
import dev.manyi.fact.Fact;
import dev.manyi.fact.Invitation;
import dev.manyi.fact.Outage;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import java.time.Instant;

/** What of a fact is known at a moment: nothing that happens later. Null if the fact itself is yet to come. */
final class Known {
    private Known() {}

    static Fact at(Instant now, Fact fact) {
        if (begin(fact).isAfter(now)) {
            return null;
        } else if (fact instanceof Ticket ticket) {
            return at(now, ticket);
        } else if (fact instanceof Outage outage) {
            return at(now, outage);
        }
        return fact;
    }

    private static Instant begin(Fact fact) {
        if (fact instanceof Response response) {
            return response.submittedAt();
        } else if (fact instanceof Ticket ticket) {
            return ticket.openedAt();
        } else if (fact instanceof Purchase purchase) {
            return purchase.at();
        } else if (fact instanceof Invitation invitation) {
            return invitation.at();
        } else if (fact instanceof Outage outage) {
            return outage.from();
        } else if (fact instanceof Conduct conduct) {
            return conduct.at();
        }
        return ((Assessment) fact).at();
    }

    private static Outage at(Instant now, Outage outage) {
        return new Outage(
                outage.source(),
                outage.externalId(),
                outage.channel(),
                outage.store(),
                outage.from(),
                past(now, outage.to()));
    }

    private static Ticket at(Instant now, Ticket ticket) {
        boolean resolved = past(now, ticket.resolvedAt()) != null;
        boolean followedUp = past(now, ticket.followedUpAt()) != null;
        return new Ticket(
                ticket.source(),
                ticket.externalId(),
                ticket.store(),
                ticket.channel(),
                ticket.category(),
                ticket.kind(),
                ticket.priority(),
                ticket.employee(),
                ticket.customer(),
                ticket.openedAt(),
                past(now, ticket.firstResponseAt()),
                past(now, ticket.investigatedAt()),
                past(now, ticket.proposedAt()),
                past(now, ticket.resolvedAt()),
                past(now, ticket.closedAt()),
                past(now, ticket.escalatedAt()),
                resolved ? ticket.reopened() : Integer.valueOf(0),
                resolved || ticket.contacts() == null
                        ? ticket.contacts()
                        : Integer.valueOf(Math.min(1, ticket.contacts())),
                ticket.transfers(),
                ticket.selfService(),
                past(now, ticket.followedUpAt()),
                followedUp ? ticket.followUpSatisfied() : null,
                resolved ? ticket.compensation() : null,
                ticket.subject(),
                resolved ? ticket.rootCause() : null);
    }

    private static Instant past(Instant now, Instant time) {
        return time == null || time.isAfter(now) ? null : time;
    }
}
