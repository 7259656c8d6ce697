package dev.manyi.kpi.rows;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Cuts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A question for the facts behind the number of one KPI; `cuts` has one period. */
public record RowQuestion(
        Kpi kpi, Cuts cuts, Map<Dimension, List<String>> filters, Scope scope, Instant asOf, Order order) {

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

    public List<RowField> fields() {
        return RowField.of(facts());
    }
}
