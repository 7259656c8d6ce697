package dev.manyi.kpi.measure;

import dev.manyi.fact.FactKind;

/** A piece of a KPI that an engine computes for a group of facts. All but the percentile are additive. */
public sealed interface Measure {
    FactKind fact();

    /** How many facts answer yes. */
    record Count(Condition condition) implements Measure {
        @Override
        public FactKind fact() {
            return condition.fact();
        }
    }

    /** How many facts carry the quantity. */
    record Given(Quantity quantity) implements Measure {
        @Override
        public FactKind fact() {
            return quantity.fact();
        }
    }

    record Sum(Quantity quantity) implements Measure {
        @Override
        public FactKind fact() {
            return quantity.fact();
        }
    }

    record SumOfSquares(Quantity quantity) implements Measure {
        @Override
        public FactKind fact() {
            return quantity.fact();
        }
    }

    /** The exact percentile, linear between neighbours (type 7, as percentile_cont). */
    record Percentile(Quantity quantity, double share) implements Measure {
        @Override
        public FactKind fact() {
            return quantity.fact();
        }
    }
}
