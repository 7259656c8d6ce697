package dev.manyi.kpi.formula;

/**
 * What a formula makes of measures: the value (null without data), its denominator, the ends of the 95 % interval where
 * one is defined, and the variance of one observation where a test of difference needs it (else null). A suppressed one tells
 * only that there are facts, too few to tell more.
 */
public record Estimate(Double value, long n, Double low, Double high, Double variance, boolean suppressed) {
    public static final Estimate NO_DATA = new Estimate(null, 0, null, null, null);
    public static final Estimate SUPPRESSED = new Estimate(null, 0, null, null, null, true);

    public Estimate(Double value, long n, Double low, Double high, Double variance) {
        this(value, n, low, high, variance, false);
    }

    public static Estimate plain(double value, long n) {
        return new Estimate(value, n, null, null, null);
    }
}
