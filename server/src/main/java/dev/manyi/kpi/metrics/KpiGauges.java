package dev.manyi.kpi.metrics;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Range;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The KPIs of the current calendar month as Prometheus gauges, for everything and by region. They are computed when facts
 * change, not at each scrape. A KPI without data has no value here: NaN, as Prometheus has it.
 */
public final class KpiGauges {
    private static final Logger LOG = LoggerFactory.getLogger(KpiGauges.class);
    private final KpiService service;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final Clock clock;
    private final MultiGauge values;
    private final MultiGauge samples;

    public KpiGauges(
            KpiService service, Catalogue catalogue, DimensionNames names, Clock clock, MeterRegistry registry) {
        this.service = service;
        this.catalogue = catalogue;
        this.names = names;
        this.clock = clock;
        this.values = MultiGauge.builder("manyi.kpi.value")
                .description("KPI of the current calendar month; fractions are 0 to 1, durations in seconds")
                .register(registry);
        this.samples = MultiGauge.builder("manyi.kpi.samples")
                .description("The n behind manyi_kpi_value")
                .register(registry);
    }

    /** One family after the other; one that can not be had now has no values, and the others have theirs. */
    public Future<Void> refresh() {
        List<MultiGauge.Row<?>> valueRows = new ArrayList<>();
        List<MultiGauge.Row<?>> sampleRows = new ArrayList<>();
        return names.ratedSides(Scope.ALL)
                .map(catalogue::kpis)
                .compose(kpis -> {
                    Future<Void> done = Future.succeededFuture();
                    for (List<Kpi> family : kpis.stream()
                            .collect(Collectors.groupingBy(Kpi::family))
                            .values()) {
                        done = done.compose(before -> family(family, valueRows, sampleRows))
                                .otherwise(failure -> {
                                    LOG.warn(
                                            "The gauges of the {} KPIs could not be refreshed: {}",
                                            family.get(0).family(),
                                            failure.toString());
                                    return null;
                                });
                    }
                    return done;
                })
                .onSuccess(done -> {
                    values.register(valueRows, true);
                    samples.register(sampleRows, true);
                });
    }

    private Future<Void> family(List<Kpi> kpis, List<MultiGauge.Row<?>> valueRows, List<MultiGauge.Row<?>> sampleRows) {
        LocalDate today = LocalDate.now(clock.withZone(service.zone()));
        Range month = Range.month(today.withDayOfMonth(1));
        List<Kpi> regional =
                kpis.stream().filter(kpi -> kpi.has(Dimension.REGION)).toList();
        KpiRequest all = KpiRequest.total(kpis, month, Scope.ALL, clock.instant());
        KpiRequest byRegion =
                KpiRequest.total(regional, month, Scope.ALL, clock.instant()).by(Dimension.REGION);
        return service.values(all, "en")
                .compose(total -> service.values(byRegion, "en").map(regions -> {
                    rows("all", total, valueRows, sampleRows);
                    rows("region", regions, valueRows, sampleRows);
                    return null;
                }));
    }

    private static void rows(
            String scope, KpiAnswer answer, List<MultiGauge.Row<?>> values, List<MultiGauge.Row<?>> samples) {
        for (KpiAnswer.KpiRow row : answer.rows()) {
            if (answer.request().by() != null && row.key() == null) {
                continue;
            }
            row.values().forEach((kpi, value) -> {
                Double number = value.estimate().value();
                Tags tags = Tags.of("kpi", kpi.id(), "scope", scope, "scope_id", row.key() == null ? "" : row.key());
                values.add(MultiGauge.Row.of(tags, number == null ? Double.NaN : number));
                samples.add(MultiGauge.Row.of(tags, value.estimate().n()));
            });
        }
    }
}
