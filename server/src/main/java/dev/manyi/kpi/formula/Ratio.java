package dev.manyi.kpi.formula;

import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import java.util.ArrayList;
import java.util.List;

/** So many of one thing to every thousand (or so) of another; unlike a share it may exceed one. */
public record Ratio(Condition numerator, Condition denominator, double per) implements Formula {
    @Override
    public List<Measure> measures() {
        List<Measure> measures = new ArrayList<>(Measure.Count.of(numerator, Hours.CALENDAR));
        measures.addAll(Measure.Count.of(denominator, Hours.CALENDAR));
        return measures;
    }

    @Override
    public List<Counted> counts() {
        return List.of(
                new Counted.Facts("numerator", numerator, numerator, null, Hours.CALENDAR),
                new Counted.Facts("denominator", denominator, denominator, null, Hours.CALENDAR));
    }

    @Override
    public Estimate of(Measured measured) {
        long n = measured.count(denominator, Hours.CALENDAR);
        return n == 0 ? Estimate.NO_DATA : Estimate.plain(per * measured.count(numerator, Hours.CALENDAR) / n, n);
    }
}
