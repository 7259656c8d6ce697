package dev.manyi;

import dev.manyi.db.Turns;
import dev.manyi.kpi.metrics.KpiGauges;
import dev.manyi.kpi.metrics.KpiRefresher;
import dev.manyi.kpi.metrics.ScopeQueries;
import dev.manyi.metrics.DeliveryGauges;
import dev.manyi.metrics.SourceGauges;
import dev.manyi.metrics.WorkGauges;
import dev.manyi.ops.EventLoopDelay;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** What Prometheus is told beside what is counted on the way: looked up now and then, not at each scrape. */
final class Gauges {
    private static final int KPI_QUESTIONS = 100;

    private Gauges() {}

    /** Succeeds when each has looked once. */
    static Future<Void> start(Vertx vertx, ServerParts parts) {
        MeterRegistry registry = parts.metrics().registry();
        EventLoopDelay.measure(vertx, registry);
        return kpis(vertx, parts)
                .start()
                .compose(fresh -> new WorkGauges(vertx, parts.jobs().queries(), registry).start())
                .compose(fresh -> new DeliveryGauges(vertx, parts.deliveries().ledger(), registry).start());
    }

    private static KpiRefresher kpis(Vertx vertx, ServerParts parts) {
        KpiGauges gauges = new KpiGauges(
                parts.kpi().service().paced(new Turns(1, KPI_QUESTIONS)),
                parts.kpi().catalogue(),
                parts.kpi().names(),
                new ScopeQueries(parts.database()),
                parts.clock(),
                parts.metrics().registry());
        SourceGauges sources = new SourceGauges(
                parts.kpi().freshness(), parts.clock(), parts.metrics().registry());
        return new KpiRefresher(
                vertx, parts.database(), () -> gauges.refresh().compose(refreshed -> sources.refresh()));
    }
}
