package dev.manyi.kpi.formula;

import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import java.util.List;

/** A number of facts among those looked at: none of twenty is 0, none of none is no data. */
public record CountOf(Condition counted, Condition among) implements Formula {
    @Override
    public List<Measure> measures() {
        return List.of(new Measure.Count(counted), new Measure.Count(among));
    }

    @Override
    public List<Counted> counts() {
        return List.of(new Counted.Facts(null, among, counted, null, Hours.CALENDAR));
    }

    @Override
    public Estimate of(Measured measured) {
        long n = measured.count(new Measure.Count(among));
        return n == 0 ? Estimate.NO_DATA : Estimate.plain(measured.sum(new Measure.Count(counted)), n);
    }
}
