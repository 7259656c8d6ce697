package dev.manyi.kpi.formula;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Quantity;
import dev.manyi.kpi.measure.Subject;
import java.util.List;

/**
 * What a formula counts, fact by fact (or customer by customer): which it is over, and what each of them adds. The rows behind a number, its
 * explanation and its documentation are told from it.
 */
public sealed interface Counted {
    List<FactKind> facts();

    /** What it counts: facts, customers or minutes of service. */
    Subject subject();

    /** `numerator` or `denominator` where the two are different facts, else null. */
    default String part() {
        return null;
    }

    /** Those of a condition: the ones that also meet `plus` add 1, the ones that meet `minus` (may be null) take 1 off. */
    record Facts(String part, Condition among, Condition plus, Condition minus, Hours hours) implements Counted {
        @Override
        public Subject subject() {
            return among.subject();
        }

        @Override
        public List<FactKind> facts() {
            return among.facts();
        }
    }

    /** The facts that carry a quantity: each adds it, put on the scale. */
    record Values(Quantity quantity, Mean.Line line) implements Counted {
        @Override
        public Subject subject() {
            return new Measure.Given(quantity).subject();
        }

        @Override
        public List<FactKind> facts() {
            return List.of(quantity.fact());
        }
    }

    /** The minutes in which service was down, of those in which it should have been there. */
    record Minutes(Hours hours) implements Counted {
        @Override
        public List<FactKind> facts() {
            return List.of(FactKind.OUTAGE);
        }

        @Override
        public Subject subject() {
            return Subject.SERVICE;
        }
    }
}
