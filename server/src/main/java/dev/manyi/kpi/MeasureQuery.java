package dev.manyi.kpi;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.period.Cuts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question to an engine: measures of one kind of fact, cut by period and group, of some of the facts. `within` is a second
 * dimension to group by, or null.
 */
public record MeasureQuery(
        FactKind fact,
        Set<Measure> measures,
        Cuts cuts,
        Dimension by,
        Dimension within,
        Map<Dimension, List<String>> filters,
        Scope scope,
        Instant asOf) {

    public MeasureQuery(
            FactKind fact,
            Set<Measure> measures,
            Cuts cuts,
            Dimension by,
            Map<Dimension, List<String>> filters,
            Scope scope,
            Instant asOf) {
        this(fact, measures, cuts, by, null, filters, scope, asOf);
    }

    /** The same question about other measures. */
    public MeasureQuery of(Set<Measure> others) {
        return new MeasureQuery(fact, others, cuts, by, within, filters, scope, asOf);
    }
}
