package dev.manyi.demo;

import dev.manyi.fact.Conduct;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes what staff did that counts for more than a score: praise every day, a breach now and then, and once a year a veto,
 * by the calendar: when the trouble after the Spring Festival is at its worst, in one store of that region.
 */
final class Behaviour {
    static final MonthDay VETO = MonthDay.of(3, 9);
    private static final double PRAISE_A_DAY = 4;
    private static final double BREACH = 0.18;

    private record Deed(String code, double weight, String note) {}

    private final long seed;
    private final Network network;
    private final Map<String, Weighted<Deed>> deeds = new HashMap<>();

    Behaviour(long seed, Network network) {
        this.seed = seed;
        this.network = network;
        Map<String, List<Deed>> read = new HashMap<>();
        String kind = null;
        for (String line : Resource.lines("conduct.txt")) {
            if (line.startsWith("[")) {
                kind = line.substring(1, line.length() - 1);
            } else {
                String[] words = line.split(" ", 3);
                read.computeIfAbsent(kind, k -> new ArrayList<>())
                        .add(new Deed(words[0], Double.parseDouble(words[1]), words[2]));
            }
        }
        read.forEach((of, all) -> deeds.put(of, new Weighted<>(all, Deed::weight)));
    }

    List<Conduct> of(BusinessDay day) {
        Dice dice = Dice.of(seed, "conduct", day.date());
        List<Conduct> conduct = new ArrayList<>();
        long praise = Math.round(PRAISE_A_DAY * Season.service(day.date()) * dice.around(1, 0.3));
        for (int i = 1; i <= praise; i++) {
            Shop shop = network.busy(dice);
            conduct.add(conduct("C" + day.compact() + "-" + i, "commendation", shop, better(shop, dice), day, dice));
        }
        if (dice.chance(BREACH)) {
            Shop shop = network.busy(dice);
            conduct.add(conduct("B" + day.compact(), "breach", shop, clerk(shop, dice), day, dice));
        }
        if (MonthDay.from(day.date()).equals(VETO)) {
            Shop shop = network.inTrouble(dice);
            conduct.add(conduct("V" + day.compact(), "veto", shop, clerk(shop, dice), day, dice));
        }
        return conduct;
    }

    private Conduct conduct(String id, String kind, Shop shop, Shop.Clerk clerk, BusinessDay day, Dice dice) {
        Deed deed = deeds.get(kind).one(dice);
        return new Conduct(
                DemoChain.SOURCE,
                id,
                shop.code(),
                dice.chance(0.04) ? null : clerk.code(),
                day.whileOpen(dice),
                kind,
                deed.code(),
                dice.chance(0.1) ? null : deed.note());
    }

    private static Shop.Clerk clerk(Shop shop, Dice dice) {
        return shop.clerk(dice.one("technical", "reception"), dice);
    }

    /** Praise goes to the better of two, breaches to anybody. */
    private static Shop.Clerk better(Shop shop, Dice dice) {
        Shop.Clerk one = clerk(shop, dice);
        Shop.Clerk other = clerk(shop, dice);
        return one.quality() > other.quality() ? one : other;
    }
}
