package dev.manyi.kpi.formula;

import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import java.util.List;

/** The share of one group minus the share of another, in points: the net promoter score. */
public record NetShare(Condition plus, Condition minus, Condition denominator) implements Formula {
    @Override
    public List<Measure> measures() {
        return List.of(new Measure.Count(plus), new Measure.Count(minus), new Measure.Count(denominator));
    }

    @Override
    public List<Counted> counts() {
        return List.of(new Counted.Facts(null, denominator, plus, minus, Hours.CALENDAR));
    }

    @Override
    public Estimate of(Measured measured) {
        long n = measured.count(new Measure.Count(denominator));
        if (n == 0) {
            return Estimate.NO_DATA;
        }
        double promoters = measured.sum(new Measure.Count(plus));
        double detractors = measured.sum(new Measure.Count(minus));
        double score = 100 * (promoters - detractors) / n;
        double net = (promoters - detractors) / n;
        double variance = (promoters + detractors) / n - net * net;
        double half = Intervals.Z95 * Math.sqrt(variance / n) * 100;
        return new Estimate(score, n, score - half, score + half, variance * 10_000);
    }

    @Override
    public Double pValue(Estimate now, Estimate before) {
        return Significance.normal(now, before);
    }

    @Override
    public Boolean significantAgainst(Estimate now, double fixed) {
        return Significance.of(Significance.normal(now, fixed));
    }
}
