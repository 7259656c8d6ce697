package dev.manyi.ingest;

import dev.manyi.fact.Fact;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A fact as the database keeps it: the person taken out, and every value in the one form the columns have, so that two
 * facts are equal here exactly when their rows are.
 */
final class Storable {
    private final Privacy privacy;

    Storable(Privacy privacy) {
        this.privacy = privacy;
    }

    Response of(Response r) {
        return new Response(
                r.source(),
                r.externalId(),
                r.store(),
                r.survey(),
                r.channel(),
                r.touchpoint(),
                r.category(),
                r.employee(),
                privacy.customer(r.customer()),
                r.ticket(),
                r.invitation(),
                micros(r.startedAt()),
                micros(r.submittedAt()),
                r.csat(),
                r.nps(),
                r.ces(),
                filled(r.ratings()),
                masked(r.choices()),
                Privacy.mask(r.comment()),
                positiveZero(r.latitude()),
                positiveZero(r.longitude()),
                r.language());
    }

    Ticket of(Ticket t) {
        return new Ticket(
                t.source(),
                t.externalId(),
                t.store(),
                t.channel(),
                t.category(),
                t.kind(),
                t.priority(),
                t.employee(),
                privacy.customer(t.customer()),
                micros(t.openedAt()),
                micros(t.firstResponseAt()),
                micros(t.investigatedAt()),
                micros(t.proposedAt()),
                micros(t.resolvedAt()),
                micros(t.closedAt()),
                micros(t.escalatedAt()),
                t.reopened(),
                t.contacts(),
                t.transfers(),
                t.selfService(),
                micros(t.followedUpAt()),
                t.followUpSatisfied(),
                cents(t.compensation()),
                Privacy.mask(t.subject()),
                Privacy.mask(t.rootCause()));
    }

    Fact of(Fact fact) {
        if (fact instanceof Response response) {
            return of(response);
        }
        return of((Ticket) fact);
    }

    private static Instant micros(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** Postgres holds -0.0 and 0.0 for equal, Java does not. */
    private static Double positiveZero(Double number) {
        return number == null ? null : number + 0.0;
    }

    private static <V> Map<String, V> filled(Map<String, V> map) {
        return map == null || map.isEmpty() ? null : map;
    }

    private static Map<String, List<String>> masked(Map<String, List<String>> choices) {
        return filled(choices) == null
                ? null
                : choices.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                e -> e.getValue().stream().map(Privacy::mask).toList()));
    }
}
