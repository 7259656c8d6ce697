package dev.manyi.check;

/** How often each score from 0 to 10 was given. */
final class Scores {
    private final long[] times = new long[11];
    private long n;

    void add(Integer score) {
        if (score != null) {
            times[score]++;
            n++;
        }
    }

    long n() {
        return n;
    }

    long between(int least, int most) {
        long count = 0;
        for (int score = least; score <= most; score++) {
            count += times[score];
        }
        return count;
    }

    Result mean() {
        long sum = 0;
        for (int score = 0; score < times.length; score++) {
            sum += score * times[score];
        }
        double mean = n == 0 ? 0 : (double) sum / n;
        double squares = 0;
        for (int score = 0; score < times.length; score++) {
            squares += times[score] * (score - mean) * (score - mean);
        }
        return Result.mean(mean, n < 2 ? 0 : squares / (n - 1), n);
    }
}
