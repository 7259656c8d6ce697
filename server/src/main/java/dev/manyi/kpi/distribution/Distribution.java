package dev.manyi.kpi.distribution;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import java.util.List;
import java.util.Optional;

/**
 * How often each value of a scale was given. `n` is the KPI's and the sum of the scale; where it is not told the scale is empty.
 * `smallest` is the fewest answers that it is told of, where the question is about people.
 */
public record Distribution(
        KpiRequest request, boolean suppressed, long n, List<Step> scale, Optional<Integer> smallest) {

    public record Step(int value, long n) {}

    public Kpi kpi() {
        return request.kpis().get(0);
    }
}
