package dev.manyi.kpi.formula;

import org.apache.commons.math3.distribution.TDistribution;

/** 95 % intervals. */
public final class Intervals {
    /** The 97.5 % point of the normal distribution. */
    public static final double Z95 = 1.959963984540054;

    private Intervals() {}

    /** The ends of an interval. */
    public record Interval(double low, double high) {}

    /** Wilson's score interval (E. B. Wilson, JASA 22, 1927, 209–212): inside [0, 1] and honest at small n. */
    public static Interval wilson(double share, long n) {
        double z2 = Z95 * Z95;
        double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z95 / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /** Half the width of Student's t interval of a mean: t·s/√n with n − 1 degrees of freedom. */
    public static double studentHalfWidth(double variance, long n) {
        return new TDistribution(null, n - 1).inverseCumulativeProbability(0.975) * Math.sqrt(variance / n);
    }
}
