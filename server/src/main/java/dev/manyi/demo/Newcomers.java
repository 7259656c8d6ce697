package dev.manyi.demo;

import java.time.LocalDate;

/**
 * Codes that nobody has described: helpers hired for the great sales, one code a region, and a channel that is tried out then.
 * By the calendar, as {@link Crisis} is, so that some of it is never long ago.
 */
final class Newcomers {
    static final String HELPER = "TEMP-";
    static final String CHANNEL = "live_stream";

    private Newcomers() {}

    private static boolean rush(LocalDate day) {
        return Season.pressure(day) > 0;
    }

    /** The employee who serves, or the helper who stands in. */
    static String orHelper(Shop.Clerk clerk, Shop shop, LocalDate day, Dice dice) {
        return rush(day) && dice.chance(0.06) ? HELPER + shop.store().region() : clerk.code();
    }

    static String orNewChannel(String usual, LocalDate day, Dice dice) {
        return rush(day) && dice.chance(0.02) ? CHANNEL : usual;
    }
}
