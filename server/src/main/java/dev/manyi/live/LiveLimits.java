package dev.manyi.live;

import java.time.Duration;

/**
 * What listening may cost: how many listen at once, how often each is told that we are still there, how far apart its events
 * are at least, and how long it may leave unread what it was sent.
 */
public record LiveLimits(int connections, Duration heartbeat, Duration spacing, Duration unread) {
    public static final LiveLimits DEFAULT =
            new LiveLimits(1_000, Duration.ofSeconds(15), Duration.ofMillis(250), Duration.ofSeconds(10));
}
