package dev.manyi.check;

import org.apache.commons.math3.distribution.TDistribution;

/** A value with its n and the ends of its 95 % interval, as the engine should have them; null where there is none. */
record Result(Double value, long n, Double low, Double high) {
    static final Result NONE = new Result(null, 0, null, null);

    private static final double Z = 1.959963984540054;

    static Result plain(double value, long n) {
        return n == 0 ? NONE : new Result(value, n, null, null);
    }

    /** So many of n, with Wilson's interval: the two shares that lie just z standard errors away from the one seen. */
    static Result share(long yes, long n) {
        if (n == 0) {
            return NONE;
        }
        // (p - x)² = z² x (1 - x) / n is a quadratic in x.
        double p = (double) yes / n;
        double a = 1 + Z * Z / n;
        double b = -(2 * p + Z * Z / n);
        double root = Math.sqrt(Math.max(0, b * b - 4 * a * p * p));
        return new Result(p, n, Math.max(0, (-b - root) / (2 * a)), Math.min(1, (-b + root) / (2 * a)));
    }

    /** A mean with Student's interval, which one value alone does not have. */
    static Result mean(double mean, double variance, long n) {
        if (n < 2) {
            return plain(mean, n);
        }
        double half = new TDistribution(null, n - 1).inverseCumulativeProbability(0.975) * Math.sqrt(variance / n);
        return new Result(mean, n, mean - half, mean + half);
    }

    /** Promoters minus detractors in points. */
    static Result net(long plus, long minus, long n) {
        if (n == 0) {
            return NONE;
        }
        double p = (double) plus / n;
        double q = (double) minus / n;
        double half = 100 * Z * Math.sqrt((p + q - (p - q) * (p - q)) / n);
        double score = 100 * (p - q);
        return new Result(score, n, score - half, score + half);
    }

    /** On another scale by a straight line. */
    Result scaled(double factor, double offset) {
        return new Result(scaled(value, factor, offset), n, scaled(low, factor, offset), scaled(high, factor, offset));
    }

    private static Double scaled(Double value, double factor, double offset) {
        return value == null ? null : Double.valueOf(value * factor + offset);
    }
}
