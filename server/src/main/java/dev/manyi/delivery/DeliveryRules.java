package dev.manyi.delivery;

import dev.manyi.mail.Couriers;
import java.time.Duration;

/**
 * The times of sending. A server that has not said for `lease` that it is at work is taken for stopped; it says so every
 * `beat`. Files that another server rendered are left to it for `head start`. What is not accepted is tried again after a
 * pause that doubles from the first to the longest, so many times in all. Files are kept while links to them are good.
 */
public record DeliveryRules(
        Duration poll,
        Duration lease,
        Duration beat,
        Duration headStart,
        Duration longestSend,
        Duration firstPause,
        Duration longestPause,
        int mostAttempts,
        int atOnce,
        Duration linked) {
    /** Twelve attempts last most of a day. A courier that is at it is not given up before it gives up itself. */
    public static final DeliveryRules DEFAULT = new DeliveryRules(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Couriers.LONGEST.plusMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofHours(4),
            12,
            4,
            Duration.ofDays(30));

    public DeliveryRules linked(Duration time) {
        return new DeliveryRules(
                poll, lease, beat, headStart, longestSend, firstPause, longestPause, mostAttempts, atOnce, time);
    }
}
