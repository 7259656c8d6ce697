package dev.manyi.kpi.measure;

import dev.manyi.fact.FactKind;
import java.util.List;
import java.util.Optional;

/** A piece of a KPI that an engine computes for a group of facts. All but the percentile are additive. */
public sealed interface Measure {
    FactKind fact();

    /** What is counted. */
    Subject subject();

    /** In which hours its time runs; empty when it looks at no clock. */
    Optional<Hours> hours();

    /** How many facts of a kind answer yes. */
    record Count(Condition condition, FactKind fact, Hours hoursOrNull) implements Measure {
        public Count {
            // Without a clock the hours are no part of the question, and the same count is asked once.
            hoursOrNull = condition.timed() ? hoursOrNull : null;
        }

        /** Of a condition about one kind of fact, around the clock. */
        public Count(Condition condition) {
            this(condition, condition.facts().get(0), Hours.CALENDAR);
        }

        /** One count for each kind of fact that the condition is about. */
        public static List<Count> of(Condition condition, Hours hours) {
            return condition.facts().stream()
                    .map(fact -> new Count(condition, fact, hours))
                    .toList();
        }

        @Override
        public Subject subject() {
            return condition.subject();
        }

        @Override
        public Optional<Hours> hours() {
            return Optional.ofNullable(hoursOrNull);
        }
    }

    /** How many facts carry the quantity. */
    record Given(Quantity quantity) implements OfQuantity {}

    /** How many facts carry exactly this. */
    record Exactly(Quantity quantity, int value) implements OfQuantity {}

    record Sum(Quantity quantity) implements OfQuantity {}

    record SumOfSquares(Quantity quantity) implements OfQuantity {}

    /** The exact percentile, linear between neighbours (type 7, as percentile_cont). */
    record Percentile(Quantity quantity, double share) implements OfQuantity {}

    /** What is measured of a quantity. */
    sealed interface OfQuantity extends Measure {
        Quantity quantity();

        @Override
        default FactKind fact() {
            return quantity().fact();
        }

        @Override
        default Subject subject() {
            return quantity().equals(Quantity.CUSTOMER_VALUE) ? Subject.CUSTOMER : Subject.FACT;
        }

        @Override
        default Optional<Hours> hours() {
            return Optional.ofNullable(quantity().hours());
        }
    }

    /** Minutes that channels should serve in all stores in question. */
    record ServiceMinutes(Hours clock) implements OfService {}

    /** Those of them in which the channel was down. */
    record OutageMinutes(Hours clock) implements OfService {}

    /** What is measured of the service itself. */
    sealed interface OfService extends Measure {
        Hours clock();

        @Override
        default FactKind fact() {
            return FactKind.OUTAGE;
        }

        @Override
        default Subject subject() {
            return Subject.SERVICE;
        }

        @Override
        default Optional<Hours> hours() {
            return Optional.of(clock());
        }
    }
}
