package dev.manyi.kpi.index;

import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import java.util.ArrayList;
import java.util.List;

/** The index of an employee, which puts employees in an order: see {@link StarRanking}. */
public record StaffIndex(WeightedScore score, List<Double> starBands, int breachCap) implements IndexFormula {
    private static final Measure BREACHES = new Measure.Count(Condition.BREACH);

    @Override
    public List<Part> parts() {
        return score.parts();
    }

    @Override
    public boolean weighsByPost() {
        return score.weighsByPost();
    }

    @Override
    public List<Measure> measures() {
        List<Measure> measures = new ArrayList<>(score.measures());
        measures.add(BREACHES);
        return measures;
    }

    @Override
    public Estimate of(Measured measured) {
        return score.of(measured);
    }

    @Override
    public IndexDetail detail(Measured measured) {
        return score.detail(measured);
    }

    /** Stars of somebody than whom so many of the colleagues are better. */
    int stars(Measured measured, int better, int colleagues) {
        int stars = 1;
        for (double band : starBands) {
            stars += (double) better / colleagues < band ? 1 : 0;
        }
        return measured.count(BREACHES) > 0 ? Math.min(stars, breachCap) : stars;
    }
}
