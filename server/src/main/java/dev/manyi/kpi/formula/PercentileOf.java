package dev.manyi.kpi.formula;

import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.measure.Quantity;
import java.util.List;

/** An exact percentile of a quantity. */
public record PercentileOf(Quantity quantity, double share) implements Formula {
    @Override
    public List<Measure> measures() {
        return List.of(new Measure.Given(quantity), new Measure.Percentile(quantity, share));
    }

    @Override
    public List<Counted> counts() {
        return List.of(new Counted.Values(quantity, Mean.Line.SAME));
    }

    @Override
    public Estimate of(Measured measured) {
        long n = measured.count(new Measure.Given(quantity));
        Double value = measured.percentile(new Measure.Percentile(quantity, share));
        return n == 0 || value == null ? Estimate.NO_DATA : Estimate.plain(value / quantity.perUnit(), n);
    }

    @Override
    public Formula in(Hours hours) {
        return new PercentileOf(quantity.in(hours), share);
    }
}
