package dev.manyi.kpi.period;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A span of time cut into periods: the instants at which they begin, ascending, and the one at which the last ends. */
public record Cuts(List<Instant> starts, Instant end) {
    public Cuts {
        starts = List.copyOf(starts);
    }

    public Instant start() {
        return starts.get(0);
    }

    public int size() {
        return starts.size();
    }

    /** Where a period ends: at the beginning of the next. */
    public Instant endOf(int period) {
        return period + 1 < starts.size() ? starts.get(period + 1) : end;
    }

    /** Where the periods that have begun at an instant end, or that instant, whichever comes first. */
    public List<Instant> endsUntil(Instant asOf) {
        return IntStream.range(0, size())
                .filter(period -> starts.get(period).isBefore(asOf))
                .mapToObj(period -> endOf(period).isBefore(asOf) ? endOf(period) : asOf)
                .toList();
    }
}
