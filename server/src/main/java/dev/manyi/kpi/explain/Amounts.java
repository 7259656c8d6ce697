package dev.manyi.kpi.explain;

import dev.manyi.kpi.formula.Counted;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.formula.PercentileOf;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import java.util.List;

/** The numbers that a formula puts together: `plus` less `minus` is the numerator. Null where there is no such number. */
record Amounts(Double plus, Double minus, Double denominator) {
    static final Amounts NONE = new Amounts(null, null, null);

    static Amounts of(Formula formula, Measured measured) {
        List<Counted> counts = formula.counts();
        if (counts.isEmpty()) {
            return NONE;
        }
        Counted first = counts.get(0);
        if (first instanceof Counted.Minutes minutes) {
            return new Amounts(
                    measured.sum(new Measure.OutageMinutes(minutes.hours())),
                    0.0,
                    measured.sum(new Measure.ServiceMinutes(minutes.hours())));
        }
        if (first instanceof Counted.Values values) {
            double sum = measured.sum(new Measure.Sum(values.quantity()))
                    / values.quantity().perUnit();
            return new Amounts(formula instanceof PercentileOf ? null : sum, 0.0, (double)
                    measured.count(new Measure.Given(values.quantity())));
        }
        Counted.Facts facts = (Counted.Facts) first;
        Counted.Facts last = (Counted.Facts) counts.get(counts.size() - 1);
        return new Amounts(
                (double) measured.count(facts.plus(), facts.hours()),
                facts.minus() == null ? 0.0 : measured.count(facts.minus(), facts.hours()),
                (double) measured.count(last.among(), last.hours()));
    }

    Double numerator() {
        return plus == null ? null : plus - minus;
    }

    String shown(Double amount) {
        return amount == null ? "" : Figure.plain(amount);
    }
}
