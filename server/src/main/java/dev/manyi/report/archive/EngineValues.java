package dev.manyi.report.archive;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the engine says of a report's KPIs: of all, by region and by store. */
final class EngineValues {
    static final List<Dimension> PLACES = List.of(Dimension.REGION, Dimension.STORE);
    private final KpiService kpis;

    EngineValues(KpiService kpis) {
        this.kpis = kpis;
    }

    /** One of them. Of all: no dimension, an empty key and no name. Facts of no region or store have an empty key, too. */
    record Value(Kpi kpi, Dimension by, String key, String name, Estimate estimate) {
        String dimension() {
            return by == null ? "" : by.id();
        }

        KeptValue kept() {
            return new KeptValue(kpi.id(), dimension(), key, estimate.value(), estimate.n());
        }
    }

    /** The question is for one row; what is suppressed is left out. */
    Future<List<Value>> of(KpiRequest question, String language) {
        Future<List<Value>> all = kpis.values(question, language).map(answer -> values(answer, question.kpis(), null));
        for (Dimension by : PLACES) {
            List<Kpi> placed =
                    question.kpis().stream().filter(kpi -> kpi.has(by)).toList();
            KpiRequest grouped = KpiRequest.total(placed, question.range(), question.scope(), question.asOf())
                    .filtered(question.filters())
                    .by(by);
            all = placed.isEmpty()
                    ? all
                    : all.compose(before -> kpis.values(grouped, language).map(answer -> {
                        List<Value> more = new ArrayList<>(before);
                        more.addAll(values(answer, placed, by));
                        return more;
                    }));
        }
        return all;
    }

    /** The kinds of facts that KPIs are made of. */
    static Set<FactKind> facts(List<Kpi> kpis) {
        return kpis.stream().flatMap(kpi -> kpi.facts().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Value> values(KpiAnswer answer, List<Kpi> kpis, Dimension by) {
        List<Value> values = new ArrayList<>();
        answer.rows()
                .forEach(row -> kpis.forEach(kpi -> {
                    Estimate estimate = row.values().get(kpi).estimate();
                    if (!estimate.suppressed()) {
                        values.add(new Value(kpi, by, Objects.requireNonNullElse(row.key(), ""), row.name(), estimate));
                    }
                }));
        return values;
    }
}
