package dev.manyi.demo;

import dev.manyi.fact.Fact;
import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * All that begins on one business day, with all that ever becomes of it: the tickets that are opened, the answers of those who
 * shopped, and the answers about these tickets, which may come weeks later.
 */
public record DemoDay(List<Ticket> tickets, List<Response> responses) {
    /** Nothing of a day happens later than so many days after it. */
    public static final int REACH = 70;

    /** The tickets that are known at this moment and were not known, or not so, at the other. */
    public List<Ticket> ticketsNewSince(Instant before, Instant now) {
        return changed(tickets, before, now, Known::at);
    }

    public List<Response> responsesNewSince(Instant before, Instant now) {
        return changed(responses, before, now, Known::at);
    }

    private static <T extends Fact> List<T> changed(
            List<T> facts, Instant before, Instant now, BiFunction<Instant, T, T> known) {
        List<T> changed = new ArrayList<>();
        for (T fact : facts) {
            T seen = known.apply(now, fact);
            if (seen != null && !seen.equals(known.apply(before, fact))) {
                changed.add(seen);
            }
        }
        return changed;
    }
}
