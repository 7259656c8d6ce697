package dev.manyi.overview;

import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Unit;
import dev.manyi.kpi.formula.Estimate;
import java.util.Map;
import java.util.function.Function;

/** How much a problem type hurts customers: its tickets × the impact of one, which is a number from 0 to 1. */
public record Gravity(long tickets, double impact) {

    /** Frequency × impact: as many tickets as bad as can be would hurt as much. */
    public double score() {
        return tickets * impact;
    }

    /** The weighted mean of the shares that went badly; what has no data leaves and the rest is rescaled. */
    static Gravity of(long tickets, Map<Kpi, Double> weights, Function<Kpi, Estimate> values) {
        double sum = 0;
        double weight = 0;
        for (Map.Entry<Kpi, Double> part : weights.entrySet()) {
            Estimate estimate = values.apply(part.getKey());
            if (estimate.value() != null) {
                sum += part.getValue() * harm(part.getKey(), estimate);
                weight += part.getValue();
            }
        }
        return new Gravity(tickets, weight == 0 ? 0 : sum / weight);
    }

    /** The share of the facts that went badly. */
    private static double harm(Kpi kpi, Estimate estimate) {
        double share = kpi.unit() == Unit.COUNT ? estimate.value() / estimate.n() : estimate.value();
        return kpi.direction() == Direction.HIGHER ? 1 - share : share;
    }
}
