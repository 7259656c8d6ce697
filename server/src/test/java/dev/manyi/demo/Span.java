package dev.manyi.demo;

import dev.manyi.fact.Assessment;
import dev.manyi.fact.Conduct;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Invitation;
import dev.manyi.fact.Outage;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Response;
import dev.manyi.fact.Store;
import dev.manyi.fact.Ticket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The facts of some days, with the questions that tests ask of them. */
record Span(
        List<Ticket> tickets,
        List<Response> responses,
        List<Purchase> purchases,
        List<Invitation> invitations,
        List<Outage> outages,
        List<Conduct> conduct,
        List<Assessment> assessments) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final DemoChain CHAIN = new DemoChain(42, ZONE);
    private static final Map<String, String> REGION_BY_STORE =
            CHAIN.stores().stream().collect(Collectors.toMap(Store::code, Store::region));

    /** Without the last day. */
    static Span of(LocalDate from, LocalDate until) {
        List<DemoDay> days = from.datesUntil(until).map(CHAIN::day).toList();
        return new Span(
                all(days, DemoDay::tickets),
                all(days, DemoDay::responses),
                all(days, DemoDay::purchases),
                all(days, DemoDay::invitations),
                all(days, DemoDay::outages),
                all(days, DemoDay::conduct),
                all(days, DemoDay::assessments));
    }

    private static <T> List<T> all(List<DemoDay> days, Function<DemoDay, List<T>> facts) {
        return days.stream().flatMap(day -> facts.apply(day).stream()).toList();
    }

    List<? extends Fact> of(FactKind kind) {
        return new DemoDay(tickets, responses, purchases, invitations, outages, conduct, assessments).of(kind);
    }

    static Span of(String from, String until) {
        return of(LocalDate.parse(from), LocalDate.parse(until));
    }

    static String region(String store) {
        return REGION_BY_STORE.get(store);
    }

    Span where(Predicate<String> store) {
        return new Span(
                tickets.stream().filter(t -> store.test(t.store())).toList(),
                responses.stream().filter(r -> store.test(r.store())).toList(),
                purchases.stream().filter(p -> store.test(p.store())).toList(),
                invitations.stream().filter(i -> store.test(i.store())).toList(),
                List.of(),
                conduct.stream().filter(c -> store.test(c.store())).toList(),
                List.of());
    }

    double csat() {
        return responses.stream()
                .filter(r -> r.csat() != null)
                .mapToInt(Response::csat)
                .average()
                .orElseThrow();
    }

    double share(Predicate<Ticket> of) {
        return (double) tickets.stream().filter(of).count() / tickets.size();
    }

    double medianHoursToResolve() {
        List<Long> seconds = tickets.stream()
                .filter(t -> t.resolvedAt() != null)
                .map(t -> Duration.between(t.openedAt(), t.resolvedAt()).getSeconds())
                .sorted()
                .toList();
        return seconds.get(seconds.size() / 2) / 3600.0;
    }
}
