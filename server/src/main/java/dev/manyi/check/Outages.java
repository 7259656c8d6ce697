package dev.manyi.check;

import dev.manyi.check.FactRows.OutageRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Availability: each channel in each store is a line of time that outages cut pieces from. */
final class Outages {
    static final String KPI = "availability";
    private static final double MICROS_A_MINUTE = 60e6;
    private final Map<String, List<OutageRow>> byChannel = new HashMap<>();
    private final OpenTime time;

    Outages(OpenTime time) {
        this.time = time;
    }

    void add(OutageRow outage) {
        byChannel
                .computeIfAbsent(outage.common().subject().channel(), channel -> new ArrayList<>())
                .add(outage);
    }

    /** Of some channels in some stores; a store may be null for the one place there is before any store is known. */
    Result availability(Collection<String> channels, Collection<String> stores, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Result.NONE;
        }
        double service = (double) time.between(KPI, from, to) * channels.size() * stores.size();
        if (service == 0) {
            return Result.NONE;
        }
        long down = 0;
        for (String channel : channels) {
            for (String store : stores) {
                down += down(channel, store, from, to);
            }
        }
        return Result.plain(1 - down / service, Math.round(service / MICROS_A_MINUTE));
    }

    /** Outages are walked through from the earliest on; what lies behind the walker does not count again. */
    private long down(String channel, String store, Instant from, Instant to) {
        List<OutageRow> here = byChannel.getOrDefault(channel, List.of()).stream()
                .filter(outage -> outage.common().subject().store() == null
                        || outage.common().subject().store().equals(store))
                .filter(outage -> outage.common().at().isBefore(to))
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
