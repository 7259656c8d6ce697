package dev.manyi.kpi;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A question in the words of the catalogue. `by` is null where nothing is grouped. */
public record KpiRequest(
        List<Kpi> kpis,
        Range range,
        Grain grain,
        Dimension by,
        Map<Dimension, List<String>> filters,
        Set<Comparison> comparisons,
        Scope scope,
        Instant asOf,
        Order order,
        int limit) {

    /** The order of the rows: by period and key, or by the value of one KPI with rows without data last. */
    public record Order(Kpi kpi, boolean descending) {
        public static final Order NATURAL = new Order(null, false);
    }

    /** The values of a range as one row, of everything in the scope. */
    public static KpiRequest total(List<Kpi> kpis, Range range, Scope scope, Instant asOf) {
        return new KpiRequest(
                kpis, range, Grain.TOTAL, null, Map.of(), Set.of(), scope, asOf, Order.NATURAL, Integer.MAX_VALUE);
    }

    public KpiRequest by(Dimension dimension) {
        return new KpiRequest(kpis, range, grain, dimension, filters, comparisons, scope, asOf, order, limit);
    }

    public KpiRequest over(Range other) {
        return new KpiRequest(kpis, other, grain, by, filters, comparisons, scope, asOf, order, limit);
    }

    public KpiRequest grain(Grain other) {
        return new KpiRequest(kpis, range, other, by, filters, comparisons, scope, asOf, order, limit);
    }

    public KpiRequest comparedWith(Set<Comparison> others) {
        return new KpiRequest(kpis, range, grain, by, filters, others, scope, asOf, order, limit);
    }

    public KpiRequest filtered(Map<Dimension, List<String>> others) {
        return new KpiRequest(kpis, range, grain, by, others, comparisons, scope, asOf, order, limit);
    }

    public KpiRequest ordered(Order other, int most) {
        return new KpiRequest(kpis, range, grain, by, filters, comparisons, scope, asOf, other, most);
    }
}
