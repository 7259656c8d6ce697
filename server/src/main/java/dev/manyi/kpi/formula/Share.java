package dev.manyi.kpi.formula;

import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import java.util.ArrayList;
import java.util.List;

/** A share with its Wilson interval; the numerator's facts are among the denominator's. */
public record Share(Condition numerator, Condition denominator, Hours hours) implements Formula {
    public Share(Condition numerator, Condition denominator) {
        this(numerator, denominator, Hours.CALENDAR);
    }

    @Override
    public List<Measure> measures() {
        List<Measure> measures = new ArrayList<>(Measure.Count.of(numerator, hours));
        measures.addAll(Measure.Count.of(denominator, hours));
        return measures;
    }

    @Override
    public List<Counted> counts() {
        return List.of(new Counted.Facts(null, denominator, numerator, null, hours));
    }

    @Override
    public Estimate of(Measured measured) {
        long n = measured.count(denominator, hours);
        if (n == 0) {
            return Estimate.NO_DATA;
        }
        double share = (double) measured.count(numerator, hours) / n;
        Intervals.Interval interval = Intervals.wilson(share, n);
        return new Estimate(share, n, interval.low(), interval.high(), share * (1 - share));
    }

    @Override
    public Formula in(Hours other) {
        return new Share(numerator, denominator, other);
    }

    @Override
    public Double pValue(Estimate now, Estimate before) {
        return Significance.twoProportions(now, before);
    }

    @Override
    public Boolean significantAgainst(Estimate now, double fixed) {
        return Significance.of(Significance.oneProportion(now, fixed));
    }
}
