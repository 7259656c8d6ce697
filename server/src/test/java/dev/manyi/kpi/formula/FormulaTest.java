package dev.manyi.kpi.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.measure.Quantity;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaTest {
    private static final NetShare NPS = new NetShare(Condition.PROMOTER, Condition.DETRACTOR, Condition.NPS_GIVEN);
    private static final Share TOP2 = new Share(Condition.CSAT_TOP2, Condition.CSAT_GIVEN);
    private static final Mean CSAT = new Mean(Quantity.CSAT, Mean.Line.SAME, true);

    @Test
    void noFactsGiveNoDataAndNeverZero() {
        assertEquals(Estimate.NO_DATA, NPS.of(Measured.NOTHING));
        assertEquals(Estimate.NO_DATA, TOP2.of(Measured.NOTHING));
        assertEquals(Estimate.NO_DATA, CSAT.of(Measured.NOTHING));
        assertEquals(Estimate.NO_DATA, new CountOf(Condition.TICKETS, Condition.TICKETS).of(Measured.NOTHING));
        assertEquals(Estimate.NO_DATA, new PercentileOf(Quantity.RESOLUTION, 0.5).of(Measured.NOTHING));
    }

    @Test
    void npsOfFivePromotersAndTwoDetractorsInTen() {
        Estimate nps =
                NPS.of(counts(Map.of(Condition.PROMOTER, 5.0, Condition.DETRACTOR, 2.0, Condition.NPS_GIVEN, 10.0)));
        assertEquals(30, nps.value());
        assertEquals(10, nps.n());
        // 1.959963984540054 × √((0.5 + 0.2 − 0.3²) / 10) × 100
        assertEquals(30 - 48.407539502, nps.low(), 1e-8);
        assertEquals(30 + 48.407539502, nps.high(), 1e-8);
    }

    /** R: prop.test(41868, 124198, correct = FALSE)$conf.int, one of the reference files' figures. */
    @Test
    void wilsonIntervalEqualsTheReference() {
        Estimate top2 = TOP2.of(counts(Map.of(Condition.CSAT_TOP2, 41868.0, Condition.CSAT_GIVEN, 124198.0)));
        assertEquals(0.3371068777275, top2.value(), 1e-12);
        assertEquals(0.334482916794824, top2.low(), 1e-12);
        assertEquals(0.339740914955567, top2.high(), 1e-12);
    }

    @Test
    void wilsonStaysInsideTheUnitIntervalForOneAnswer() {
        Estimate one = TOP2.of(counts(Map.of(Condition.CSAT_TOP2, 1.0, Condition.CSAT_GIVEN, 1.0)));
        assertEquals(0.20654931437723745, one.low(), 1e-12);
        assertEquals(1.0, one.high());
    }

    /** R: t.test(c(5, 4, 4, 3, 1))$conf.int. */
    @Test
    void meanOfFiveAnswersHasStudentsInterval() {
        Estimate mean = CSAT.of(quantity(Quantity.CSAT, 5, 17, 67));
        assertEquals(3.4, mean.value(), 1e-12);
        assertEquals(1.516923312, mean.low(), 1e-8);
        assertEquals(5.283076688, mean.high(), 1e-8);
    }

    @Test
    void aSingleAnswerHasAMeanButNoInterval() {
        Estimate mean = CSAT.of(quantity(Quantity.CSAT, 1, 4, 16));
        assertEquals(4.0, mean.value());
        assertNull(mean.low());
    }

    @Test
    void scoreIsTheMeanOnAHundredPoints() {
        Mean score = new Mean(Quantity.CSAT, new Mean.Line(25, -25), true);
        Estimate of = score.of(quantity(Quantity.CSAT, 5, 17, 67));
        assertEquals(60, of.value(), 1e-12);
        assertEquals(12.923082791, of.low(), 1e-8);
    }

    @Test
    void aDifferenceWithinNoiseIsNotSignificant() {
        Estimate before = TOP2.of(counts(Map.of(Condition.CSAT_TOP2, 40.0, Condition.CSAT_GIVEN, 100.0)));
        Estimate near = TOP2.of(counts(Map.of(Condition.CSAT_TOP2, 45.0, Condition.CSAT_GIVEN, 100.0)));
        Estimate far = TOP2.of(counts(Map.of(Condition.CSAT_TOP2, 60.0, Condition.CSAT_GIVEN, 100.0)));
        assertEquals(false, TOP2.significant(near, before));
        assertEquals(true, TOP2.significant(far, before));
        assertNull(TOP2.significant(far, Estimate.NO_DATA));
    }

    /** R: t.test with means 3.4 and 4.4, variances 2.3 and 0.3, n = 5 each: t = 1.387, df = 5.0, p = 0.22. */
    @Test
    void welchNeedsMoreThanFiveAnswersForOnePoint() {
        Estimate a = CSAT.of(quantity(Quantity.CSAT, 5, 17, 67));
        Estimate b = CSAT.of(quantity(Quantity.CSAT, 5, 22, 98));
        assertEquals(false, CSAT.significant(a, b));
        Estimate many = CSAT.of(quantity(Quantity.CSAT, 500, 1700, 6700));
        Estimate more = CSAT.of(quantity(Quantity.CSAT, 500, 2200, 9800));
        assertEquals(true, CSAT.significant(many, more));
    }

    private static Measured counts(Map<Condition, Double> counts) {
        Map<Measure, Double> values = new HashMap<>();
        counts.forEach((condition, count) -> values.put(new Measure.Count(condition), count));
        return new Measured(values);
    }

    private static Measured quantity(Quantity quantity, double n, double sum, double squares) {
        return new Measured(Map.of(
                new Measure.Given(quantity), n,
                new Measure.Sum(quantity), sum,
                new Measure.SumOfSquares(quantity), squares));
    }
}
