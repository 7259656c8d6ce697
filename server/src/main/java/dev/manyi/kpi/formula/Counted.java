package dev.manyi.kpi.formula;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Quantity;
import java.util.List;

/**
 * What a formula counts, fact by fact: which facts it is over, and what each of them adds. The rows behind a number, its
 * explanation and its documentation are told from it.
 */
public sealed interface Counted {
    List<FactKind> facts();

    /** `numerator` or `denominator` where the two are different facts, else null. */
    default String part() {
        return null;
    }

    /** The facts of a condition: those that also meet `plus` add 1, those that meet `minus` (may be null) take 1 off. */
    record Facts(String part, Condition among, Condition plus, Condition minus, Hours hours) implements Counted {
        @Override
        public List<FactKind> facts() {
            return among.facts();
        }
    }

    /** The facts that carry a quantity: each adds it, put on the scale. */
    record Values(Quantity quantity, Mean.Line line) implements Counted {
        @Override
        public List<FactKind> facts() {
            return List.of(quantity.fact());
        }
    }
}
