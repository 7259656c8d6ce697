package dev.manyi.check;

import dev.manyi.check.FactRows.OutageRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Availability: every channel in every store, second by second as a line that outages cut pieces from. */
final class Outages {
    private static final String KPI = "availability";
    private static final double MICROS_A_MINUTE = 60e6;
    private final List<OutageRow> all = new ArrayList<>();
    private final OpenTime time;

    Outages(OpenTime time) {
        this.time = time;
    }

    void add(OutageRow outage) {
        all.add(outage);
    }

    Result availability(Collection<String> channels, Collection<String> stores, Instant from, Instant to) {
        if (channels.isEmpty() || !from.isBefore(to)) {
            return Result.NONE;
        }
        long down = 0;
        // Without any store known, an outage of all stores is one of a single place.
        List<String> places = stores.isEmpty() ? Collections.singletonList(null) : List.copyOf(stores);
        for (String channel : channels) {
            for (String place : places) {
                down += down(channel, place, from, to);
            }
        }
        double service = (double) time.between(KPI, from, to) * channels.size() * places.size();
        return service == 0 ? Result.NONE : Result.plain(1 - down / service, Math.round(service / MICROS_A_MINUTE));
    }

    /** Outages that overlap are walked through from the earliest on; what lies behind the walker does not count again. */
    private long down(String channel, String place, Instant from, Instant to) {
        List<OutageRow> here = all.stream()
                .filter(outage -> channel.equals(outage.common().subject().channel()))
                .filter(outage -> outage.common().subject().store() == null
                        || outage.common().subject().store().equals(place))
                .sorted(Comparator.comparing(outage -> outage.common().at()))
                .toList();
        long down = 0;
        Instant walker = from;
        for (OutageRow outage : here) {
            Instant begin =
                    outage.common().at().isAfter(walker) ? outage.common().at() : walker;
            Instant end = outage.to() == null || outage.to().isAfter(to) ? to : outage.to();
            if (begin.isBefore(end)) {
                down += time.between(KPI, begin, end);
                walker = end;
            }
        }
        return down;
    }
}
