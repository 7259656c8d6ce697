package dev.manyi.kpi.rows;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.index.IndexFormula;
import dev.manyi.kpi.measure.Subject;
import dev.manyi.kpi.period.Cuts;
import dev.manyi.kpi.period.Range;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A question for what is behind the number of one KPI; `cuts` is its range as one period. */
public record RowQuestion(
        Kpi kpi, Range range, Cuts cuts, Map<Dimension, List<String>> filters, Scope scope, Instant asOf, Order order) {

    /** By a field; rows that are equal there, or have nothing there, follow by source and external id. */
    public record Order(String field, boolean descending) {
        public static final Order BY_TIME = new Order("time", false);
    }

    public List<FactKind> facts() {
        return kpi.formula().counts().stream()
                .flatMap(counted -> counted.facts().stream())
                .distinct()
                .toList();
    }

    /** What the rows are: all that one formula counts is of one kind. */
    public Subject subject() {
        return kpi.formula().counts().get(0).subject();
    }

    /** Behind an index are other KPIs. */
    public boolean ofIndex() {
        return kpi.formula() instanceof IndexFormula;
    }

    /** The question for the number that the rows are behind. */
    public KpiRequest request() {
        return KpiRequest.total(List.of(kpi), range, scope, asOf).filtered(filters);
    }

    public List<RowField> fields() {
        return ofIndex() ? RowField.PART : RowField.of(subject(), facts());
    }

    /** How customers and service stand can not be told of a period that is still to come. */
    public boolean beforeItBegins() {
        return subject() != Subject.FACT && !cuts.start().isBefore(asOf);
    }
}
