package dev.manyi.delivery;

import java.time.Duration;

/**
 * The times of sending. A server that has not said for `lease` that it is at work is taken for stopped; it says so every
 * `beat`. Files that another server rendered are left to it for `head start`. What is not accepted is tried again after a
 * pause that doubles from the first to the longest, so many times in all.
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
        int atOnce) {
    /** Twelve attempts last most of a day. */
    public static final DeliveryRules DEFAULT = new DeliveryRules(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofHours(4),
            12,
            4);
}
