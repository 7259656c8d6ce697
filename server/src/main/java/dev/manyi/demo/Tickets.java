package dev.manyi.demo;

import dev.manyi.fact.Ticket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the tickets that are opened on a day, each with all that ever happens to it. */
final class Tickets {
    private static final double ORDINARY_DAY = 185;
    private static final double EXTRA_IN_TROUBLE = 0.2;
    private static final double AGAIN = 0.14;
    private static final long FORTNIGHT = 14;

    private static final Weighted<String> CHANNELS = new Weighted<>(
            List.of("phone", "online_chat", "app", "mini_program", "in_store", "email", "social", "self_service"),
            channel -> switch (channel) {
                case "phone" -> 0.30;
                case "online_chat" -> 0.26;
                case "app", "mini_program" -> 0.12;
                case "in_store" -> 0.09;
                case "self_service" -> 0.05;
                default -> 0.03;
            });

    private final long seed;
    private final Network network;
    private final Problems problems;
    private final Comments comments;

    Tickets(long seed, Network network, Problems problems, Comments comments) {
        this.seed = seed;
        this.network = network;
        this.problems = problems;
        this.comments = comments;
    }

    List<Case> of(BusinessDay day) {
        Dice dice = Dice.of(seed, "tickets", day.date());
        Situation situation = new Situation(day.date());
        long ordinary = Math.round(ORDINARY_DAY * Season.service(day.date()) * (1 + 0.06 * dice.normal()));
        long extra = Math.round(ordinary * EXTRA_IN_TROUBLE * Crisis.severity(day.date()));
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < ordinary + extra; i++) {
            Shop shop = i < ordinary ? network.busy(dice) : network.inTrouble(dice);
            Problem problem = i < ordinary ? problems.ofTicket(dice) : problems.ofDelivery(dice);
            int customer = dice.chance(0.03) ? -1 : shop.customer(dice);
            if (i < ordinary && dice.chance(AGAIN)) {
                Dice again = Dice.of(seed, shop.code(), day.date().toEpochDay() / FORTNIGHT);
                problem = problems.ofTicket(again);
                customer = shop.customer(again);
            }
            cases.add(make("T" + day.compact() + "-" + (i + 1), day, situation, shop, problem, customer, dice));
        }
        return cases;
    }

    private Case make(
            String id, BusinessDay day, Situation situation, Shop shop, Problem problem, int customer, Dice dice) {
        double trouble = situation.trouble(shop, problem);
        String kind = kind(problem, dice);
        boolean complaint = kind.equals("complaint");
        String priority = priority(kind, dice);
        String channel = Newcomers.orNewChannel(CHANNELS.one(dice), day.date(), dice);
        boolean selfService = channel.equals("self_service");
        Shop.Clerk clerk = shop.clerk(problem.post(), dice);

        Instant opened = channel.equals("in_store") ? day.whileOpen(dice) : day.anyTime(dice);
        Course course = Course.of(opened, channel, kind, priority, problem.hours(), shop.slowness(), trouble, dice);
        int transfers = Math.max(0, (int) dice.around(0.55, 0.8) + (dice.chance(0.2 * trouble) ? 1 : 0));
        boolean paid = complaint && course.resolved() != null && dice.chance(0.14 + 0.25 * trouble);

        double mood = situation.mood(shop)
                + clerk.quality()
                + (customer < 0 ? 0 : network.leniency(customer))
                + course.mood()
                - (complaint ? 0.65 : kind.equals("request") ? 0.1 : -0.15)
                - trouble
                - 0.12 * transfers
                + (paid ? 0.3 : 0);
        boolean reached = course.followedUp() != null && dice.chance(0.85);
        boolean satisfied = dice.chance(Math.max(0.15, Math.min(0.96, 0.86 + 0.12 * mood)));
        boolean reopenedLate = reached && !satisfied && dice.chance(0.6);
        int reopened = course.reopened() + (reopenedLate ? 1 : 0);
        Instant closed = reopenedLate && course.closed() != null
                ? BusinessDay.later(course.followedUp(), Math.min(240, dice.around(14, 0.8)))
                : course.closed();
        Comments.About about = new Comments.About(shop.store(), problem);
        Ticket ticket = new Ticket(
                DemoChain.SOURCE,
                id,
                shop.code(),
                channel,
                problem.code(),
                kind,
                priority,
                selfService && transfers == 0 || dice.chance(0.04)
                        ? null
                        : Newcomers.orHelper(clerk, shop, day.date(), dice),
                customer < 0 ? null : Network.customer(customer),
                opened,
                course.answered(),
                course.investigated(),
                course.proposed(),
                course.resolved(),
                closed,
                course.escalated(),
                reopened,
                contacts(reopened, dice),
                dice.chance(0.02) ? null : transfers,
                dice.chance(0.02) ? null : selfService,
                course.followedUp(),
                reached ? satisfied : null,
                paid ? BigDecimal.valueOf(Math.min(200_000, (long) dice.around(6_000, 0.9)), 2) : null,
                dice.chance(0.03) ? null : comments.subject(kind, about, dice),
                course.resolved() == null || dice.chance(0.3) ? null : comments.cause(problem.business(), dice));
        return new Case(ticket, shop, problem, customer, mood);
    }

    private static String kind(Problem problem, Dice dice) {
        if (dice.chance(problem.complaints())) {
            return "complaint";
        }
        return dice.chance(problem.complaints() < 0.1 ? 0.9 : 0.3) ? "consultation" : "request";
    }

    private static String priority(String kind, Dice dice) {
        double u = dice.next();
        if (u > 0.985) {
            return null;
        }
        return switch (kind) {
            case "complaint" -> u < 0.15 ? "urgent" : u < 0.62 ? "important" : "routine";
            case "request" -> u < 0.05 ? "urgent" : u < 0.38 ? "important" : "routine";
            default -> u < 0.01 ? "urgent" : u < 0.14 ? "important" : "routine";
        };
    }

    /** 0 where nobody counted. */
    private static Integer contacts(int reopened, Dice dice) {
        double u = dice.next();
        if (u < 0.06) {
            return u < 0.02 ? null : 0;
        }
        return 1 + reopened + (u < 0.80 ? 0 : u < 0.93 ? 1 : dice.between(2, 5));
    }
}
