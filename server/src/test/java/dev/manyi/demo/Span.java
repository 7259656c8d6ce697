package dev.manyi.demo;

import dev.manyi.fact.Response;
import dev.manyi.fact.Store;
import dev.manyi.fact.Ticket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The facts of some days, with the questions that tests ask of them. */
record Span(List<Ticket> tickets, List<Response> responses) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final DemoChain CHAIN = new DemoChain(42, ZONE);
    private static final Map<String, String> REGION_BY_STORE =
            CHAIN.stores().stream().collect(Collectors.toMap(Store::code, Store::region));

    /** Without the last day. */
    static Span of(LocalDate from, LocalDate until) {
        Span span = new Span(new ArrayList<>(), new ArrayList<>());
        from.datesUntil(until).map(CHAIN::day).forEach(day -> {
            span.tickets.addAll(day.tickets());
            span.responses.addAll(day.responses());
        });
        return span;
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
                responses.stream().filter(r -> store.test(r.store())).toList());
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
