package dev.manyi.kpi.comparison;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.catalogue.Kpi;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What others reach: one value a KPI, whatever the row. */
record Benchmarks(Map<String, YardstickQueries.StoredBenchmark> byKpi) implements Yardstick {

    static Future<Yardstick> load(YardstickQueries queries, KpiRequest request) {
        return queries.benchmarks(request.kpis().stream().map(Kpi::id).toList())
                .map(stored -> new Benchmarks(stored.stream()
                        .collect(Collectors.toMap(YardstickQueries.StoredBenchmark::kpi, Function.identity()))));
    }

    @Override
    public Reference of(Kpi kpi, Slot slot) {
        YardstickQueries.StoredBenchmark benchmark = byKpi.get(kpi.id());
        return benchmark == null ? Reference.NONE_FIXED : Reference.fixed(benchmark.value(), benchmark.origin());
    }
}
