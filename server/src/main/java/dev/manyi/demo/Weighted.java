package dev.manyi.demo;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Things of which some are chosen more often than others. */
final class Weighted<T> {
    private final List<T> things;
    private final double[] upTo;

    Weighted(List<T> things, ToDoubleFunction<T> weight) {
        this.things = List.copyOf(things);
        this.upTo = new double[things.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(things.get(i));
            upTo[i] = sum;
        }
    }

    T one(Dice dice) {
        int found = Arrays.binarySearch(upTo, dice.next() * upTo[upTo.length - 1]);
        return things.get(found < 0 ? -found - 1 : Math.min(found + 1, upTo.length - 1));
    }
}
