package dev.manyi.bench;

import java.util.List;

/** The middle of some measurements: one that was disturbed does not move it. */
record Median(List<Double> values) {
    double value() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
