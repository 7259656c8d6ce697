package dev.manyi.kpi.metrics;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.metrics.ScopeQueries.Place;
import dev.manyi.kpi.period.Comparison;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The series of one refresh: collected answer by answer, then put in the place of those before. */
final class KpiSeries {
    /** Where they are registered, once. */
    record Gauges(
            MultiGauge values, MultiGauge samples, MultiGauge changes, MultiGauge significant, MultiGauge scopes) {
        static Gauges in(MeterRegistry registry) {
            return new Gauges(
                    gauge(
                            "manyi.kpi.value",
                            "KPI of the current calendar month; fractions are 0 to 1, durations in seconds",
                            registry),
                    gauge("manyi.kpi.samples", "The n behind manyi_kpi_value", registry),
                    gauge(
                            "manyi.kpi.change",
                            "manyi_kpi_value less that of as many days of the month before",
                            registry),
                    gauge(
                            "manyi.kpi.change.significant",
                            "1 when manyi_kpi_change is more than noise, else 0",
                            registry),
                    gauge("manyi.scope.info", "What a scope is called, and the region that a store lies in", registry));
        }

        private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
            return MultiGauge.builder(name).description(description).register(registry);
        }
    }

    private final List<MultiGauge.Row<?>> values = new ArrayList<>();
    private final List<MultiGauge.Row<?>> samples = new ArrayList<>();
    private final List<MultiGauge.Row<?>> changes = new ArrayList<>();
    private final List<MultiGauge.Row<?>> significant = new ArrayList<>();
    private final List<MultiGauge.Row<?>> scopes = new ArrayList<>();

    /** One row, of everything. */
    void everything(KpiAnswer answer) {
        answer.rows().forEach(row -> row("all", "", row));
    }

    /** The rows of these places; facts of no place are left out. */
    void places(String scope, Set<String> codes, KpiAnswer answer) {
        answer.rows().stream()
                .filter(row -> row.key() != null && codes.contains(row.key()))
                .forEach(row -> row(scope, row.key(), row));
    }

    static Set<String> codes(List<Place> places) {
        return places.stream().map(Place::code).collect(Collectors.toSet());
    }

    void name(String scope, List<Place> places) {
        places.forEach(place -> scopes.add(MultiGauge.Row.of(
                Tags.of("scope", scope, "scope_id", place.code(), "name", place.name(), "region", place.region()), 1)));
    }

    private void row(String scope, String id, KpiAnswer.KpiRow row) {
        row.values().forEach((kpi, value) -> {
            Tags tags = tags(kpi, scope, id);
            Double number = value.estimate().value();
            values.add(MultiGauge.Row.of(tags, number == null ? Double.NaN : number));
            samples.add(MultiGauge.Row.of(tags, value.estimate().n()));
            KpiAnswer.Compared before = value.comparisons().get(Comparison.PREVIOUS);
            if (before != null && before.change() != null) {
                changes.add(MultiGauge.Row.of(tags, before.change()));
                significant.add(MultiGauge.Row.of(tags, Boolean.TRUE.equals(before.significant()) ? 1 : 0));
            }
        });
    }

    private static Tags tags(Kpi kpi, String scope, String id) {
        return Tags.of("kpi", kpi.id(), "scope", scope, "scope_id", id);
    }

    void replace(Gauges gauges) {
        gauges.values.register(values, true);
        gauges.samples.register(samples, true);
        gauges.changes.register(changes, true);
        gauges.significant.register(significant, true);
        gauges.scopes.register(scopes, true);
    }
}
