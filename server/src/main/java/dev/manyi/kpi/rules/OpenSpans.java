package dev.manyi.kpi.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * When service is open, one span after another, so that open time is found without walking: the open time before an
 * instant is `before` of the last span that began until then, and as much of that span as has passed. The first span is
 * empty and begins before all others: every later instant has a span.
 */
public record OpenSpans(List<Instant> starts, List<Long> lengths, List<Long> before) {

    /** One span of time. */
    record Open(Instant from, Instant to) {}

    /** Of spans in their order; lengths in microseconds. */
    static OpenSpans of(LocalDate firstDay, Stream<Open> spans, ZoneId zone) {
        List<Instant> starts =
                new ArrayList<>(List.of(firstDay.atStartOfDay(zone).toInstant()));
        List<Long> lengths = new ArrayList<>(List.of(0L));
        List<Long> before = new ArrayList<>(List.of(0L));
        spans.forEach(span -> {
            int last = starts.size() - 1;
            starts.add(span.from());
            before.add(before.get(last) + lengths.get(last));
            lengths.add(Math.max(0, ChronoUnit.MICROS.between(span.from(), span.to())));
        });
        return new OpenSpans(starts, lengths, before);
    }
}
