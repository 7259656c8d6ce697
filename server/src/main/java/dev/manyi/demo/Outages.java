package dev.manyi.demo;

import dev.manyi.fact.Outage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes what fails on a day: a few times a month a channel of one store or of all, for hours, sooner under pressure. */
final class Outages {
    private static final double OF_ALL = 0.03;
    private static final double OF_ONE_STORE = 0.10;
    private static final double LONGEST = 12;

    private final long seed;
    private final Network network;

    Outages(long seed, Network network) {
        this.seed = seed;
        this.network = network;
    }

    List<Outage> of(BusinessDay day) {
        Dice dice = Dice.of(seed, "outages", day.date());
        double pressure = 1 + 2 * Season.pressure(day.date());
        List<Outage> outages = new ArrayList<>();
        if (dice.chance(OF_ALL * pressure)) {
            String channel = dice.one("mini_program", "app", "online_chat", "phone", "email");
            outages.add(outage("O" + day.compact() + "-all", channel, null, day, 0.8, dice));
        }
        if (dice.chance(OF_ONE_STORE * pressure)) {
            String channel = dice.one("phone", "self_service", "in_store");
            String store = network.busy(dice).code();
            outages.add(outage("O" + day.compact() + "-" + store, channel, store, day, 2, dice));
        }
        return outages;
    }

    private static Outage outage(String id, String channel, String store, BusinessDay day, double hours, Dice dice) {
        Instant from = day.anyTime(dice);
        Instant to = BusinessDay.later(from, Math.min(LONGEST, dice.around(hours, 0.9)));
        return new Outage(DemoChain.SOURCE, id, channel, store, from, to);
    }
}
