package dev.manyi.kpi.formula;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** The two-sided p-values of "the difference is only noise"; null where a test is not defined. */
final class Significance {
    private static final double LEVEL = 0.05;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private Significance() {}

    /** At 5 %. */
    static Boolean of(Double p) {
        return p == null ? null : p < LEVEL;
    }

    /** Two-proportion z test with the pooled share. */
    static Double twoProportions(Estimate a, Estimate b) {
        if (a.value() == null || b.value() == null) {
            return null;
        }
        double pooled = (a.value() * a.n() + b.value() * b.n()) / (a.n() + b.n());
        return normal(a.value() - b.value(), Math.sqrt(pooled * (1 - pooled) * (1.0 / a.n() + 1.0 / b.n())));
    }

    /** One-sample z test of a share, with the variance that the fixed share would have. */
    static Double oneProportion(Estimate a, double fixed) {
        if (a.value() == null || fixed < 0 || fixed > 1) {
            return null;
        }
        return normal(a.value() - fixed, Math.sqrt(fixed * (1 - fixed) / a.n()));
    }

    /** Welch's t test (B. L. Welch, Biometrika 34, 1947, 28–35). */
    static Double welch(Estimate a, Estimate b) {
        if (a.variance() == null || b.variance() == null) {
            return null;
        }
        double va = a.variance() / a.n();
        double vb = b.variance() / b.n();
        double freedom = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
        return student(a.value() - b.value(), Math.sqrt(va + vb), freedom);
    }

    /** One-sample t test of a mean. */
    static Double student(Estimate a, double fixed) {
        return a.variance() == null ? null : student(a.value() - fixed, Math.sqrt(a.variance() / a.n()), a.n() - 1.0);
    }

    /** z test of two independent estimates, each with the variance of one observation. */
    static Double normal(Estimate a, Estimate b) {
        return a.variance() == null || b.variance() == null
                ? null
                : normal(a.value() - b.value(), Math.sqrt(a.variance() / a.n() + b.variance() / b.n()));
    }

    /** One-sample z test of an estimate with the variance of one observation. */
    static Double normal(Estimate a, double fixed) {
        return a.variance() == null ? null : normal(a.value() - fixed, Math.sqrt(a.variance() / a.n()));
    }

    private static double normal(double difference, double error) {
        return error == 0 ? withoutNoise(difference) : 2 * NORMAL.cumulativeProbability(-Math.abs(difference) / error);
    }

    private static double student(double difference, double error, double freedom) {
        return error == 0
                ? withoutNoise(difference)
                : 2 * new TDistribution(null, freedom).cumulativeProbability(-Math.abs(difference) / error);
    }

    private static double withoutNoise(double difference) {
        return difference == 0 ? 1 : 0;
    }
}
