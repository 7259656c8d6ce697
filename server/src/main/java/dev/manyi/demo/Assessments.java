package dev.manyi.demo;

import dev.manyi.fact.Assessment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes how staff is assessed: by peers in the first weeks of each quarter, and by a certification once a year. */
final class Assessments {
    private static final int DAYS_FOR_PEERS = 20;
    private static final double BY_PEERS = 0.92;
    private static final double CERTIFIED = 0.8;

    private final long seed;
    private final Network network;

    Assessments(long seed, Network network) {
        this.seed = seed;
        this.network = network;
    }

    List<Assessment> of(BusinessDay day) {
        LocalDate date = day.date();
        boolean peers = date.getMonthValue() % 3 == 1 && date.getDayOfMonth() <= DAYS_FOR_PEERS;
        Dice dice = Dice.of(seed, "assessments", date);
        List<Assessment> assessments = new ArrayList<>();
        List<Shop.Clerk> staff = network.staff();
        for (int i = 0; i < staff.size(); i++) {
            Shop.Clerk clerk = staff.get(i);
            if (peers && i % DAYS_FOR_PEERS == date.getDayOfMonth() - 1 && dice.chance(BY_PEERS)) {
                assessments.add(assessment("peer", clerk, 80 + 24 * clerk.quality() + 5 * dice.normal(), day, dice));
            }
            if (dayOfCertification(i) == date.getDayOfYear() && dice.chance(CERTIFIED)) {
                double score = 84 + 16 * clerk.quality() + 7 * dice.normal();
                assessments.add(assessment("certification", clerk, score, day, dice));
            }
        }
        return assessments;
    }

    private int dayOfCertification(int employee) {
        return 1 + Dice.of(seed, "certification", employee).below(365);
    }

    private static Assessment assessment(String kind, Shop.Clerk clerk, double score, BusinessDay day, Dice dice) {
        return new Assessment(
                DemoChain.SOURCE,
                kind + "-" + day.compact() + "-" + clerk.code(),
                clerk.code(),
                day.whileOpen(dice),
                kind,
                Math.round(10 * Math.max(0, Math.min(100, score))) / 10.0);
    }
}
