package dev.manyi.kpi.formula;

import org.apache.commons.math3.distribution.TDistribution;

/** Tests of "is the difference more than noise", two-sided at 5 %; null where the test is not defined. */
final class Significance {
    private static final double LEVEL = 0.05;

    private Significance() {}

    /** Two-proportion z test with the pooled share. */
    static Boolean twoProportions(Double p1, long n1, Double p2, long n2) {
        if (p1 == null || p2 == null) {
            return null;
        }
        double pooled = (p1 * n1 + p2 * n2) / (n1 + n2);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
        return error == 0 ? Boolean.FALSE : Math.abs(p1 - p2) / error > Intervals.Z95;
    }

    /** Welch's t test (B. L. Welch, Biometrika 34, 1947, 28–35). */
    static Boolean welch(Estimate a, Estimate b) {
        if (a.variance() == null || b.variance() == null) {
            return null;
        }
        double va = a.variance() / a.n();
        double vb = b.variance() / b.n();
        double difference = Math.abs(a.value() - b.value());
        if (va + vb == 0) {
            return difference > 0;
        }
        double freedom = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
        double t = difference / Math.sqrt(va + vb);
        return 2 * new TDistribution(null, freedom).cumulativeProbability(-t) < LEVEL;
    }

    /** z test of two independent estimates with known variance of one observation. */
    static Boolean normal(Estimate a, Estimate b) {
        if (a.variance() == null || b.variance() == null) {
            return null;
        }
        double error = Math.sqrt(a.variance() / a.n() + b.variance() / b.n());
        double difference = Math.abs(a.value() - b.value());
        return error == 0 ? difference > 0 : difference / error > Intervals.Z95;
    }
}
