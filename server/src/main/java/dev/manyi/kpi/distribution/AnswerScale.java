package dev.manyi.kpi.distribution;

import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Counted;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The scale on which customers gave what a KPI is made of. */
record AnswerScale(Quantity quantity, int lowest, int highest) {
    private static final AnswerScale CSAT = new AnswerScale(Quantity.CSAT, 1, 5);
    private static final AnswerScale CES = new AnswerScale(Quantity.CES, 1, 7);
    private static final AnswerScale NPS = new AnswerScale(Quantity.NPS, 0, 10);

    /** Nothing for a KPI that is not made of one kind of score. */
    static Optional<AnswerScale> of(Kpi kpi) {
        List<Counted> counts = kpi.formula().counts();
        return counts.size() == 1 ? of(counts.get(0)) : Optional.empty();
    }

    private static Optional<AnswerScale> of(Counted counted) {
        if (counted instanceof Counted.Values values) {
            return of(values.quantity());
        }
        if (counted instanceof Counted.Facts facts && facts.among() == Condition.CSAT_GIVEN) {
            return Optional.of(CSAT);
        }
        return counted instanceof Counted.Facts facts && facts.among() == Condition.NPS_GIVEN
                ? Optional.of(NPS)
                : Optional.empty();
    }

    private static Optional<AnswerScale> of(Quantity quantity) {
        if (quantity.ratingDimension().isPresent()) {
            return Optional.of(new AnswerScale(quantity, 1, 5));
        }
        return List.of(CSAT, CES).stream()
                .filter(scale -> scale.quantity.equals(quantity))
                .findFirst();
    }

    /** How many answers there are of each value, from the lowest. */
    List<Measure.Exactly> measures() {
        return IntStream.rangeClosed(lowest, highest)
                .mapToObj(value -> new Measure.Exactly(quantity, value))
                .toList();
    }
}
