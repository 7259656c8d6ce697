package dev.manyi.surfaces;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is right or the deadline has passed; never waits longer than it must. */
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Eventually() {}

    public static <T> T get(String wanted, Supplier<T> question, Predicate<T> right) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        T answer = question.get();
        while (!right.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + DEADLINE + ": " + wanted + "; last was " + answer);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = question.get();
        }
        return answer;
    }
}
