package dev.manyi.check;

import java.util.Arrays;

/** Lengths of time in microseconds, kept whole so that they can be sorted. */
final class Lengths {
    private long[] micros = new long[4];
    private int n;
    private boolean sorted;

    void add(long length) {
        if (n == micros.length) {
            micros = Arrays.copyOf(micros, n * 2);
        }
        micros[n++] = length;
        sorted = false;
    }

    int n() {
        return n;
    }

    /** In seconds. */
    Result mean() {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum = Math.addExact(sum, micros[i]);
        }
        return Result.plain(n == 0 ? 0 : (double) sum / n / 1e6, n);
    }

    /** In seconds; on a straight line between the two lengths it falls between. */
    Result percentile(int percent) {
        if (n == 0) {
            return Result.NONE;
        }
        if (!sorted) {
            Arrays.sort(micros, 0, n);
            sorted = true;
        }
        double position = (n - 1) * percent / 100.0;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, n - 1);
        return Result.plain((micros[below] + (position - below) * (micros[above] - micros[below])) / 1e6, n);
    }
}
