package dev.manyi.fact;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Facts without the person they were about, when the person asked for it: somebody's code instead of the customer's, no
 * words, a place no better known than the town. What was there is still there, so that nothing that is counted changes.
 */
public final class Anonymous {
    /** The kinds of facts that name a customer. */
    public static final Set<FactKind> KINDS = Set.of(FactKind.RESPONSE, FactKind.TICKET, FactKind.PURCHASE);

    private Anonymous() {}

    /** @param nobody what stands in the place of the customer's code */
    @SuppressWarnings("unchecked") // a fact stays of its kind
    public static <T extends Fact> T of(T fact, String nobody) {
        if (fact instanceof Response response) {
            return (T) of(response, nobody);
        } else if (fact instanceof Ticket ticket) {
            return (T) of(ticket, nobody);
        }
        return fact instanceof Purchase purchase ? (T) of(purchase, nobody) : fact;
    }

    private static Response of(Response r, String nobody) {
        return new Response(
                r.source(),
                r.externalId(),
                r.store(),
                r.survey(),
                r.channel(),
                r.touchpoint(),
                r.category(),
                r.employee(),
                customer(r.customer(), nobody),
                r.ticket(),
                r.invitation(),
                r.startedAt(),
                r.submittedAt(),
                r.csat(),
                r.nps(),
                r.ces(),
                r.ratings(),
                hidden(r.choices()),
                hidden(r.comment()),
                coarse(r.latitude()),
                coarse(r.longitude()),
                r.language());
    }

    private static Ticket of(Ticket t, String nobody) {
        return new Ticket(
                t.source(),
                t.externalId(),
                t.store(),
                t.channel(),
                t.category(),
                t.kind(),
                t.priority(),
                t.employee(),
                customer(t.customer(), nobody),
                t.openedAt(),
                t.firstResponseAt(),
                t.investigatedAt(),
                t.proposedAt(),
                t.resolvedAt(),
                t.closedAt(),
                t.escalatedAt(),
                t.reopened(),
                t.contacts(),
                t.transfers(),
                t.selfService(),
                t.followedUpAt(),
                t.followUpSatisfied(),
                t.compensation(),
                hidden(t.subject()),
                hidden(t.rootCause()));
    }

    private static Purchase of(Purchase p, String nobody) {
        return new Purchase(
                p.source(),
                p.externalId(),
                p.store(),
                customer(p.customer(), nobody),
                p.category(),
                p.at(),
                p.amount());
    }

    private static String customer(String customer, String nobody) {
        return customer == null ? null : nobody;
    }

    private static String hidden(String text) {
        return text == null ? null : Privacy.MASK;
    }

    private static Map<String, List<String>> hidden(Map<String, List<String>> choices) {
        return choices == null
                ? null
                : choices.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                chosen -> chosen.getValue().stream()
                                        .map(Anonymous::hidden)
                                        .toList()));
    }

    /** A tenth of a degree is some ten kilometres. Half goes to the even neighbour, as Postgres rounds. */
    private static Double coarse(Double degrees) {
        return degrees == null ? null : Math.rint(degrees * 10) / 10 + 0.0;
    }
}
