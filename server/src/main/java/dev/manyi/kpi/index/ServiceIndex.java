package dev.manyi.kpi.index;

import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.index.IndexDetail.Bonus;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.rules.Grade;
import dev.manyi.kpi.rules.IndexRules.Commendations;
import dev.manyi.kpi.rules.IndexRules.Grades;
import java.util.ArrayList;
import java.util.List;

/**
 * The index of after-sales service: a weighted score that commendations raise and a veto makes 0, with a grade. Without data
 * of any part it has no value, whatever the conduct was.
 */
public record ServiceIndex(WeightedScore score, Commendations commendations, Grades grades) implements IndexFormula {
    private static final double FULL = 100;
    private static final Measure VETOES = new Measure.Count(Condition.VETO);
    private static final Measure COMMENDATIONS = new Measure.Count(Condition.COMMENDATION);
    private static final Measure COMPLAINTS = new Measure.Count(Condition.COMPLAINT);

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
        measures.addAll(List.of(VETOES, COMMENDATIONS, COMPLAINTS));
        return measures;
    }

    @Override
    public Estimate of(Measured measured) {
        Estimate base = score.of(measured);
        if (base.value() == null) {
            return base;
        }
        double raised = Math.min(FULL, base.value() * (1 + bonus(measured).raise()));
        return Estimate.plain(isVetoed(measured) ? 0 : raised, base.n());
    }

    public boolean isVetoed(Measured measured) {
        return measured.count(VETOES) > 0;
    }

    private Bonus bonus(Measured measured) {
        long count = measured.count(COMMENDATIONS);
        return new Bonus(count, commendations.raise(count));
    }

    @Override
    public IndexDetail detail(Measured measured) {
        return score.detail(measured).graded(grade(measured), bonus(measured));
    }

    /** Null without a value. The best grade is not for sale: nobody complained and somebody was commended. */
    private Grade grade(Measured measured) {
        Double value = of(measured).value();
        if (value == null) {
            return null;
        }
        Grade reached = grades.of(value);
        boolean flawless = measured.count(COMPLAINTS) == 0 && measured.count(COMMENDATIONS) > 0;
        return reached == Grade.EXCELLENT && !flawless ? Grade.GOOD : reached;
    }
}
