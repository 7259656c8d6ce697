package dev.manyi.kpi.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.measure.Quantity;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of difference and intervals, each next to a published example or to an independent computation. */
class SignificanceTest {
    private static final Share SHARE = new Share(Condition.CSAT_TOP2, Condition.CSAT_GIVEN);
    private static final NetShare NPS = new NetShare(Condition.PROMOTER, Condition.DETRACTOR, Condition.NPS_GIVEN);
    /** Whole numbers of tenths, for published data with one decimal. */
    private static final Quantity TENTHS = new Quantity("tenths", FactKind.RESPONSE, 10);

    private static final Mean MEAN = new Mean(TENTHS, Mean.Line.SAME, true);

    /** statsmodels, documentation of proportions_ztest: count = [5, 12], nobs = [83, 99] gives p = 0.159. */
    @Test
    void twoSharesOfTheStatsmodelsManual() {
        Double p = Significance.twoProportions(share(5, 83), share(12, 99));
        assertEquals(0.159, p, 0.0005);
        assertFalse(Significance.of(p));
    }

    /**
     * Penn State STAT 415, lesson 9.4 (poll of Time magazine, 1994): 351 of 605 non-smokers and 41 of 195 smokers say yes,
     * Z = 8.99. The p-value of that z is 2.5662e-19.
     */
    @Test
    void twoSharesOfAPollOnATax() {
        Double p = Significance.twoProportions(share(351, 605), share(41, 195));
        assertEquals(2.5662e-19, p, 0.0001e-19);
        assertTrue(Significance.of(p));
    }

    /** Student's sleep data (Biometrika 6, 1908), R's ?t.test: t.test(extra ~ group) gives t = -1.8608, df = 17.776, p = 0.07939. */
    @Test
    void welchOnStudentsSleepData() {
        Estimate first = mean(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
        Estimate second = mean(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
        assertEquals(0.75, first.value(), 1e-12);
        Double p = Significance.welch(first, second);
        assertEquals(0.07939, p, 0.000005);
        assertEquals(0.0793941401873583, p, 1e-9);
        assertFalse(Significance.of(p));
    }

    /** The same second group against no gain at all: R, t.test(extra[group == 2]) gives t = 3.6799, df = 9, p = 0.005076. */
    @Test
    void oneSampleOnStudentsSleepData() {
        Estimate second = mean(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
        assertEquals(0.005076, Significance.student(second, 0), 0.0000005);
    }

    /**
     * W. Huber, "How can I calculate margin of error in a NPS result?" (Cross Validated 18603): 1/2 promoters, 1/3 passives
     * and 1/6 detractors have NPS 1/3 and variance 5/9; with n = 324 the standard error is 4.1 points. The error of
     * a difference is the root of the sum of squares.
     */
    @Test
    void npsOfTheTicketsInTheHat() {
        Estimate now = nps(162, 54, 324);
        assertEquals(100.0 / 3, now.value(), 1e-12);
        assertEquals(5.0 / 9, now.variance() / 10_000, 1e-12);
        assertEquals(4.1, Math.sqrt(now.variance() / 324), 0.05);
        // The same hat, 12 points lower: 135 − 66 = 69 of 324, variance 201/324 − (69/324)² = 0.57501; z = 12.037 /
        // 5.907 = 2.04.
        Double p = Significance.normal(now, nps(135, 66, 324));
        assertEquals(0.0415787, p, 1e-6);
        assertTrue(Significance.of(p));
        assertFalse(Significance.of(Significance.normal(now, nps(140, 64, 324))));
    }

    /** A coin: 59 heads in 100 are 1.8 standard errors of a fair coin from one half, 60 are 2. */
    @Test
    void aShareAgainstATargetHasTheVarianceOfTheTarget() {
        assertEquals(0.0718606, Significance.oneProportion(share(59, 100), 0.5), 1e-6);
        assertEquals(0.0455003, Significance.oneProportion(share(60, 100), 0.5), 1e-6);
        assertTrue(SHARE.significantAgainst(share(60, 100), 0.5));
        assertFalse(SHARE.significantAgainst(share(59, 100), 0.5));
        // One failure refutes "always"; a target outside of what a share can be has no test.
        assertTrue(SHARE.significantAgainst(share(99, 100), 1));
        assertFalse(SHARE.significantAgainst(share(100, 100), 1));
        assertNull(SHARE.significantAgainst(share(99, 100), 95));
        assertNull(SHARE.significantAgainst(Estimate.NO_DATA, 0.5));
    }

    @Test
    void whatHasNoTestSaysNothing() {
        assertNull(new CountOf(Condition.TICKETS, Condition.TICKETS).significantAgainst(Estimate.plain(3, 3), 1));
        assertNull(new PercentileOf(Quantity.RESOLUTION, 0.5).significant(Estimate.plain(3, 3), Estimate.plain(1, 3)));
        assertNull(MEAN.significantAgainst(mean(3.0), 2));
    }

    /** References computed with scipy 1.17: binomtest(x, n).proportion_ci(method="wilson"), t.interval, norm.ppf. */
    @Test
    void intervalsEqualTheReferences() {
        interval(WILSON_8_OF_10[0], WILSON_8_OF_10[1], share(8, 10));
        interval(WILSON_0_OF_20[0], WILSON_0_OF_20[1], share(0, 20));
        interval(WILSON_351_OF_605[0], WILSON_351_OF_605[1], share(351, 605));
        interval(T_SLEEP[0], T_SLEEP[1], mean(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0));
        interval(T_TWO[0], T_TWO[1], mean(1.0, 2.0));
        interval(NPS_HAT[0], NPS_HAT[1], nps(162, 54, 324));
        interval(NPS_812[0], NPS_812[1], nps(480, 135, 812));
    }

    private static final double[] WILSON_8_OF_10 = {0.4901624715366418, 0.9433178485456248};
    private static final double[] WILSON_0_OF_20 = {0.0, 0.16112515805281935};
    private static final double[] WILSON_351_OF_605 = {0.540453974269216, 0.6188650054006077};
    private static final double[] T_SLEEP = {-0.5297804135262318, 2.0297804135262316};
    private static final double[] T_TWO = {-4.853102368087347, 7.853102368087347};
    private static final double[] NPS_HAT = {25.217383883550173, 41.4492827831165};
    private static final double[] NPS_812 = {37.2636192475204, 47.71175021060768};

    private static void interval(double low, double high, Estimate of) {
        assertEquals(low, of.low(), 1e-9);
        assertEquals(high, of.high(), 1e-9);
    }

    private static Estimate share(double part, double n) {
        return SHARE.of(new Measured(
                Map.of(new Measure.Count(Condition.CSAT_TOP2), part, new Measure.Count(Condition.CSAT_GIVEN), n)));
    }

    private static Estimate nps(double promoters, double detractors, double n) {
        return NPS.of(new Measured(Map.of(
                new Measure.Count(Condition.PROMOTER), promoters,
                new Measure.Count(Condition.DETRACTOR), detractors,
                new Measure.Count(Condition.NPS_GIVEN), n)));
    }

    private static Estimate mean(double... values) {
        double[] tenths =
                Arrays.stream(values).map(value -> Math.round(value * 10)).toArray();
        return MEAN.of(new Measured(Map.of(
                new Measure.Given(TENTHS), (double) tenths.length,
                new Measure.Sum(TENTHS), Arrays.stream(tenths).sum(),
                new Measure.SumOfSquares(TENTHS),
                        Arrays.stream(tenths).map(t -> t * t).sum())));
    }
}
