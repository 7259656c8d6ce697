package dev.manyi.ingest;

import dev.manyi.fact.Assessment;
import dev.manyi.fact.Benchmark;
import dev.manyi.fact.Conduct;
import dev.manyi.fact.Customer;
import dev.manyi.fact.Fact;
import dev.manyi.fact.Invitation;
import dev.manyi.fact.Outage;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Reference;
import dev.manyi.fact.Response;
import dev.manyi.fact.Store;
import dev.manyi.fact.Target;
import dev.manyi.fact.Ticket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A record as the database keeps it: the person taken out, and every value in the one form the columns have, so that two
 * records are equal here exactly when their rows are.
 */
final class Storable {
    private final Privacy privacy;

    Storable(Privacy privacy) {
        this.privacy = privacy;
    }

    private Response of(Response r) {
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

    private Ticket of(Ticket t) {
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
        } else if (fact instanceof Ticket ticket) {
            return of(ticket);
        } else if (fact instanceof Purchase p) {
            return new Purchase(
                    p.source(),
                    p.externalId(),
                    p.store(),
                    privacy.customer(p.customer()),
                    p.category(),
                    micros(p.at()),
                    cents(p.amount()));
        } else if (fact instanceof Invitation i) {
            return new Invitation(i.source(), i.externalId(), i.survey(), i.store(), i.channel(), micros(i.at()));
        } else if (fact instanceof Outage o) {
            return new Outage(o.source(), o.externalId(), o.channel(), o.store(), micros(o.from()), micros(o.to()));
        } else if (fact instanceof Conduct c) {
            return new Conduct(
                    c.source(),
                    c.externalId(),
                    c.store(),
                    c.employee(),
                    micros(c.at()),
                    c.kind(),
                    c.code(),
                    Privacy.mask(c.note()));
        }
        Assessment a = (Assessment) fact;
        return new Assessment(
                a.source(), a.externalId(), a.employee(), micros(a.at()), a.kind(), positiveZero(a.score()));
    }

    Reference of(Reference reference) {
        if (reference instanceof Customer customer) {
            return new Customer(privacy.customer(customer.customer()), customer.tier());
        } else if (reference instanceof Store s) {
            return new Store(
                    s.code(),
                    s.name(),
                    s.region(),
                    s.city(),
                    positiveZero(s.latitude()),
                    positiveZero(s.longitude()),
                    positiveZero(s.radius()));
        } else if (reference instanceof Target t) {
            return new Target(t.kpi(), t.scope(), t.code(), t.fromMonth(), positiveZero(t.value()));
        }
        return reference instanceof Benchmark b
                ? new Benchmark(b.kpi(), positiveZero(b.value()), b.origin())
                : reference;
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
