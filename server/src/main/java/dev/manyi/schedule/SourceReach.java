package dev.manyi.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * How far facts of one kind reach that a source sends.
 *
 * @param days on how many business days of the weeks before there were some
 */
record SourceReach(String source, Instant first, Instant latest, Instant received, long days) {
    private static final int FEWEST_DAYS = 7;
    private static final double MOST_DAYS = 0.8;
    private static final Duration DAY = Duration.ofDays(1);

    /** It sends on most days, so that its silence means something. */
    boolean isRegular() {
        long span = Duration.between(first, latest).toDays() + 1;
        return days >= FEWEST_DAYS && days >= MOST_DAYS * span;
    }

    /**
     * Its watermark is past the end of a period: it has told of something later or, sent once a day, of the last day when that
     * was over.
     */
    boolean hasPassed(Instant end) {
        return !latest.isBefore(end) || !received.isBefore(end) && !latest.isBefore(end.minus(DAY));
    }
}
