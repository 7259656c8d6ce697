package dev.manyi.kpi;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.period.Cuts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which facts a question is about and how they are put into groups, whatever is measured of them. */
public record Grouping(
        Cuts cuts, Dimension by, Dimension within, Map<Dimension, List<String>> filters, Scope scope, Instant asOf) {

    MeasureQuery of(FactKind fact, Set<Measure> measures) {
        return new MeasureQuery(fact, measures, cuts, by, within, filters, scope, asOf);
    }

    /** The dimensions that it groups by. */
    public List<Dimension> dimensions() {
        return Stream.of(by, within).filter(Objects::nonNull).toList();
    }

    /** All of its time as one period. */
    public Grouping whole() {
        return new Grouping(new Cuts(List.of(cuts.start()), cuts.end()), by, within, filters, scope, asOf);
    }

    public Grouping by(Dimension first, Dimension second) {
        return new Grouping(cuts, first, second, filters, scope, asOf);
    }

    public Grouping filtered(Map<Dimension, List<String>> others) {
        return new Grouping(cuts, by, within, others, scope, asOf);
    }
}
