package dev.manyi.kpi.formula;

import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import java.util.List;

/** A share with its Wilson interval; the numerator's facts are among the denominator's. */
public record Share(Condition numerator, Condition denominator) implements Formula {
    @Override
    public List<Measure> measures() {
        return List.of(new Measure.Count(numerator), new Measure.Count(denominator));
    }

    @Override
    public Estimate of(Measured measured) {
        long n = measured.count(new Measure.Count(denominator));
        if (n == 0) {
            return Estimate.NO_DATA;
        }
        double share = measured.sum(new Measure.Count(numerator)) / n;
        Intervals.Interval interval = Intervals.wilson(share, n);
        return new Estimate(share, n, interval.low(), interval.high(), share * (1 - share));
    }

    @Override
    public Boolean significant(Estimate now, Estimate before) {
        return Significance.of(Significance.twoProportions(now, before));
    }

    @Override
    public Boolean significantAgainst(Estimate now, double fixed) {
        return Significance.of(Significance.oneProportion(now, fixed));
    }
}
