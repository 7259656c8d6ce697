package dev.manyi.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * Reproducible chance: the same seed throws the same on every Java and machine (SplitMix64 by Steele, Lea and Flood, and
 * {@link StrictMath}), which neither the JDK's own generators nor its fast mathematics promise.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice of their own for one thing: what others throw does not change what these throw. */
    static Dice of(long seed, String thing, long number) {
        return new Dice(mix(mix(seed ^ thing.hashCode() * GOLDEN) + number * GOLDEN));
    }

    static Dice of(long seed, String thing, LocalDate day) {
        return of(seed, thing, day.toEpochDay());
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** In [0, 1). */
    double next() {
        state += GOLDEN;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return next() < probability;
    }

    int below(int bound) {
        return (int) (next() * bound);
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[below(of.length)];
    }

    /** Standard normal, by Box and Muller. */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - next()));
        return radius * StrictMath.cos(2 * StrictMath.PI * next());
    }

    /** How long things take: half of the throws are below the median, a few far above. */
    double around(double median, double spread) {
        return median * StrictMath.exp(spread * normal());
    }
}
