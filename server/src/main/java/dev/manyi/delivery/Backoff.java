package dev.manyi.delivery;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;

/** How long to wait after a failure: twice as long each time, and not all at the same moment. */
final class Backoff {
    private static final int MOST_DOUBLINGS = 30;
    private final Duration first;
    private final Duration longest;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** After so many failures of that one, from half the pause to one and a half: the same whoever computes it. */
    Duration after(int failures, UUID whose) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long pause = Math.min(doubled, longest.toMillis());
        double jitter = new SplittableRandom(whose.getLeastSignificantBits() + failures).nextDouble(0.5, 1.5);
        return Duration.ofMillis((long) (pause * jitter));
    }
}
