package dev.manyi.kpi;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question in the words of the catalogue. `by` is null where nothing is grouped, `across` where nothing is grouped a second
 * time.
 */
public record KpiRequest(
        List<Kpi> kpis,
        Range range,
        Grain grain,
        Dimension by,
        Dimension across,
        Map<Dimension, List<String>> filters,
        Set<Comparison> comparisons,
        Scope scope,
        Instant asOf,
        Order order,
        int limit) {

    /** What a cell of two dimensions can be held against: itself earlier, and what others reach in all. */
    public static final Set<Comparison> OF_CELLS =
            Collections.unmodifiableSet(EnumSet.of(Comparison.PREVIOUS, Comparison.YEAR_AGO, Comparison.BENCHMARK));

    public KpiRequest {
        if (across != null && (by == null || by == across || !OF_CELLS.containsAll(comparisons))) {
            throw new IllegalArgumentException("across " + across + " by " + by + " with " + comparisons);
        }
    }

    /** The order of the rows: by period and key, or by the value of one KPI with rows without data last. */
    public record Order(Kpi kpi, boolean descending) {
        public static final Order NATURAL = new Order(null, false);
    }

    /** The values of a range as one row, of everything in the scope. */
    public static KpiRequest total(List<Kpi> kpis, Range range, Scope scope, Instant asOf) {
        return new KpiRequest(
                kpis,
                range,
                Grain.TOTAL,
                null,
                null,
                Map.of(),
                Set.of(),
                scope,
                asOf,
                Order.NATURAL,
                Integer.MAX_VALUE);
    }

    public KpiRequest by(Dimension dimension) {
        return new KpiRequest(kpis, range, grain, dimension, across, filters, comparisons, scope, asOf, order, limit);
    }

    /** Grouped by a second dimension, too. */
    public KpiRequest across(Dimension dimension) {
        return new KpiRequest(kpis, range, grain, by, dimension, filters, comparisons, scope, asOf, order, limit);
    }

    /** The dimensions that it groups by. */
    public List<Dimension> dimensions() {
        return Stream.of(by, across).filter(Objects::nonNull).toList();
    }

    public KpiRequest over(Range other) {
        return new KpiRequest(kpis, other, grain, by, across, filters, comparisons, scope, asOf, order, limit);
    }

    public KpiRequest grain(Grain other) {
        return new KpiRequest(kpis, range, other, by, across, filters, comparisons, scope, asOf, order, limit);
    }

    public KpiRequest comparedWith(Set<Comparison> others) {
        return new KpiRequest(kpis, range, grain, by, across, filters, others, scope, asOf, order, limit);
    }

    public KpiRequest filtered(Map<Dimension, List<String>> others) {
        return new KpiRequest(kpis, range, grain, by, across, others, comparisons, scope, asOf, order, limit);
    }

    public KpiRequest ordered(Order other, int most) {
        return new KpiRequest(kpis, range, grain, by, across, filters, comparisons, scope, asOf, other, most);
    }
}
