package dev.manyi.demo;

import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import java.time.Instant;

/** What of a fact is known at a moment: nothing that happens later. Null if the fact itself is yet to come. */
final class Known {
    private Known() {}

    static Response at(Instant now, Response response) {
        return response.submittedAt().isAfter(now) ? null : response;
    }

    static Ticket at(Instant now, Ticket ticket) {
        if (ticket.openedAt().isAfter(now)) {
            return null;
        }
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
