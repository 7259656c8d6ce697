package dev.manyi.demo;

import java.time.Instant;

/** The course that a ticket takes: each time is null if it never comes. Mood: what the waiting did to the customer. */
record Course(
        Instant answered,
        Instant investigated,
        Instant proposed,
        Instant resolved,
        Instant closed,
        Instant escalated,
        Instant followedUp,
        int reopened,
        double mood) {
    /** Together they keep within {@link DemoDay#REACH}. */
    private static final double LONGEST_WORK = 40 * 24;

    private static final double LONGEST_STEP = 3 * 24;
    private static final double LONGEST_AFTERWARDS = 10 * 24;

    static Course of(
            Instant opened,
            String channel,
            String kind,
            String priority,
            double hours,
            double slowness,
            double trouble,
            Dice dice) {
        boolean live = channel.equals("phone") || channel.equals("in_store") || channel.equals("online_chat");
        boolean complaint = kind.equals("complaint");
        if (!live && dice.chance(0.01 + 0.05 * trouble)) {
            return new Course(null, null, null, null, null, escalated(opened, 24, trouble, dice), null, 0, -1);
        }
        double slow = slowness * (1 + 2.5 * trouble);
        Instant answered =
                BusinessDay.later(opened, Math.min(LONGEST_STEP, answering(channel, priority, complaint, dice) * slow));
        Instant investigated = dice.chance(complaint ? 0.93 : 0.4)
                ? BusinessDay.later(answered, Math.min(LONGEST_STEP, dice.around(0.6, 0.8) * slow))
                : null;
        Instant proposed = investigated == null || dice.chance(0.06)
                ? null
                : BusinessDay.later(investigated, Math.min(LONGEST_STEP, dice.around(0.9, 0.8) * slow));

        double work =
                switch (kind) {
                    case "complaint" -> 0.5;
                    case "request" -> 0.7;
                    default -> 0.12;
                };
        double urgency = "urgent".equals(priority) ? 0.5 : "important".equals(priority) ? 0.8 : 1.1;
        double usual = hours * work;
        double took = Math.min(LONGEST_WORK, dice.around(usual * urgency, 0.75) * slow);
        if (channel.equals("self_service") && dice.chance(0.7)) {
            took = dice.around(0.1, 0.6);
        }
        double waiting = -0.3 * StrictMath.log(took / usual);
        if (dice.chance(0.025 + 0.07 * trouble)) {
            return new Course(
                    answered, investigated, proposed, null, null, escalated(opened, took, trouble, dice), null, 0, -1);
        }
        Instant resolved = BusinessDay.later(latest(answered, proposed), took);
        Instant escalated = dice.chance(complaint ? 0.07 + 0.15 * trouble : 0.02)
                ? BusinessDay.later(opened, took * (0.1 + 0.6 * dice.next()))
                : null;
        int reopened = dice.chance(0.035 + 0.1 * trouble) ? dice.chance(0.12) ? 2 : 1 : 0;
        Instant closed = dice.chance(0.03)
                ? null
                : BusinessDay.later(resolved, Math.min(LONGEST_AFTERWARDS, dice.around(4, 1.0) * slow));
        Instant followedUp = dice.chance(complaint ? 0.8 : 0.5)
                ? BusinessDay.later(resolved, Math.min(LONGEST_AFTERWARDS, dice.around(11, 0.9) * slow))
                : null;
        double mood = waiting - 0.6 * reopened - (escalated == null ? 0 : 0.3);
        return new Course(answered, investigated, proposed, resolved, closed, escalated, followedUp, reopened, mood);
    }

    /** Hours until somebody answers: seconds where people wait, else by priority. */
    private static double answering(String channel, String priority, boolean complaint, Dice dice) {
        return switch (channel) {
            case "phone" -> dice.around(11, 0.6) / 3600;
            case "online_chat" -> dice.around(15, 0.6) / 3600;
            case "in_store" -> dice.around(8, 0.6) / 3600;
            case "self_service" -> dice.around(2, 0.3) / 3600;
            default -> (complaint ? 0.6 : 1) * waiting(priority, dice);
        };
    }

    private static double waiting(String priority, Dice dice) {
        return "urgent".equals(priority)
                ? dice.around(0.28, 0.9)
                : "important".equals(priority) ? dice.around(2.2, 0.9) : dice.around(8, 0.9);
    }

    private static Instant escalated(Instant opened, double hours, double trouble, Dice dice) {
        return dice.chance(0.3 + 0.3 * trouble) ? BusinessDay.later(opened, hours * (0.5 + dice.next())) : null;
    }

    private static Instant latest(Instant one, Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
