package dev.manyi.kpi.formula;

import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.measure.Quantity;
import java.util.List;

/**
 * A mean, put on another scale by a straight line when one is given (csat 1 → 0, 5 → 100), with Student's t interval
 * when the catalogue asks for one: durations are too skewed for it.
 */
public record Mean(Quantity quantity, Line line, boolean interval) implements Formula {

    /** value × factor + offset. */
    public record Line(double factor, double offset) {
        public static final Line SAME = new Line(1, 0);

        double at(double value) {
            return this == SAME ? value : value * factor + offset;
        }
    }

    @Override
    public List<Measure> measures() {
        return interval
                ? List.of(new Measure.Given(quantity), new Measure.Sum(quantity), new Measure.SumOfSquares(quantity))
                : List.of(new Measure.Given(quantity), new Measure.Sum(quantity));
    }

    @Override
    public List<Counted> counts() {
        return List.of(new Counted.Values(quantity, line));
    }

    @Override
    public Estimate of(Measured measured) {
        long n = measured.count(new Measure.Given(quantity));
        if (n == 0) {
            return Estimate.NO_DATA;
        }
        double sum = measured.sum(new Measure.Sum(quantity));
        double mean = sum / n / quantity.perUnit();
        if (!interval || n == 1) {
            return Estimate.plain(line.at(mean), n);
        }
        // Whole numbers up to here: no cancellation between the two big terms.
        double squares = measured.sum(new Measure.SumOfSquares(quantity));
        double variance = (n * squares - sum * sum) / ((double) n * (n - 1)) / quantity.perUnit() / quantity.perUnit();
        double half = Intervals.studentHalfWidth(variance, n);
        return new Estimate(
                line.at(mean), n, line.at(mean - half), line.at(mean + half), variance * line.factor() * line.factor());
    }

    @Override
    public Formula in(Hours hours) {
        return new Mean(quantity.in(hours), line, interval);
    }

    @Override
    public Double pValue(Estimate now, Estimate before) {
        return Significance.welch(now, before);
    }

    @Override
    public Boolean significantAgainst(Estimate now, double fixed) {
        return Significance.of(Significance.student(now, fixed));
    }
}
