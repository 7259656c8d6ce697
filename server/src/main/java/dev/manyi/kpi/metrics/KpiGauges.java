package dev.manyi.kpi.metrics;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.metrics.ScopeQueries.Place;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Range;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The KPIs of the current calendar month as Prometheus gauges: all of them for everything and by region, those that are
 * alerted on by store, too, and with their change. They are computed when facts change, not at each scrape. A KPI without
 * data, or of too few people, has no value here: NaN, as Prometheus has it.
 */
public final class KpiGauges {
    private static final Logger LOG = LoggerFactory.getLogger(KpiGauges.class);
    private static final Set<String> WATCHED = Set.of(
            "service_index",
            "nps",
            "csat_score",
            "responses",
            "tickets",
            "complaints",
            "first_response_p90",
            "resolution_p90",
            "response_sla",
            "first_contact_resolution",
            "closure_48h");
    private static final int MOST_REGIONS = 100;
    /** With eleven KPIs each: more would make Prometheus keep more than it is worth. */
    private static final int MOST_STORES = 1_000;

    private final KpiService service;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final ScopeQueries scopes;
    private final Clock clock;
    private final KpiSeries.Gauges gauges;
    private volatile Instant refreshed = Instant.EPOCH;

    public KpiGauges(
            KpiService service,
            Catalogue catalogue,
            DimensionNames names,
            ScopeQueries scopes,
            Clock clock,
            MeterRegistry registry) {
        this.service = service;
        this.catalogue = catalogue;
        this.names = names;
        this.scopes = scopes;
        this.clock = clock;
        this.gauges = KpiSeries.Gauges.in(registry);
        Gauge.builder(
                        "manyi.kpi.age",
                        () -> Duration.between(refreshed, clock.instant()).toSeconds())
                .description("How long ago the gauges of the KPIs were computed")
                .baseUnit("seconds")
                .register(registry);
    }

    /** One family after the other; one that can not be had now has no values, and the others have theirs. */
    public Future<Void> refresh() {
        KpiSeries series = new KpiSeries();
        Instant now = clock.instant();
        return names.ratedSides(Scope.ALL)
                .map(catalogue::kpis)
                .compose(kpis -> scopes.regions(MOST_REGIONS)
                        .compose(regions -> scopes.stores(MOST_STORES).compose(stores -> {
                            series.name("region", regions);
                            series.name("store", stores);
                            return all(kpis, regions, stores, now, series);
                        })))
                .onSuccess(done -> {
                    series.replace(gauges);
                    refreshed = now;
                });
    }

    private Future<Void> all(List<Kpi> kpis, List<Place> regions, List<Place> stores, Instant now, KpiSeries series) {
        List<Kpi> watched =
                kpis.stream().filter(kpi -> WATCHED.contains(kpi.id())).toList();
        Future<Void> done = tried("watched", watched(watched, regions, stores, now, series));
        for (List<Kpi> family : kpis.stream()
                .filter(kpi -> !watched.contains(kpi))
                .collect(Collectors.groupingBy(Kpi::family))
                .values()) {
            done = done.compose(before -> tried(family.get(0).family(), totals(month(family, now), regions, series)));
        }
        return done;
    }

    private Future<Void> watched(
            List<Kpi> watched, List<Place> regions, List<Place> stores, Instant now, KpiSeries series) {
        return totals(month(watched, now).comparedWith(Set.of(Comparison.PREVIOUS)), regions, series)
                .compose(before -> service.values(month(watched, now).by(Dimension.STORE), "en"))
                .onSuccess(answer -> series.places("store", KpiSeries.codes(stores), answer))
                .mapEmpty();
    }

    /** Of everything, and by region where they can be told apart by it. */
    private Future<Void> totals(KpiRequest request, List<Place> regions, KpiSeries series) {
        List<Kpi> regional =
                request.kpis().stream().filter(kpi -> kpi.has(Dimension.REGION)).toList();
        KpiRequest byRegion = KpiRequest.total(regional, request.range(), Scope.ALL, request.asOf())
                .comparedWith(request.comparisons())
                .by(Dimension.REGION);
        return service.values(request, "en")
                .onSuccess(series::everything)
                .compose(total -> service.values(byRegion, "en"))
                .onSuccess(answer -> series.places("region", KpiSeries.codes(regions), answer))
                .mapEmpty();
    }

    private KpiRequest month(List<Kpi> kpis, Instant now) {
        LocalDate today = now.atZone(service.zone()).toLocalDate();
        return KpiRequest.total(kpis, Range.month(today.withDayOfMonth(1)), Scope.ALL, now);
    }

    private static Future<Void> tried(String what, Future<Void> refresh) {
        return refresh.otherwise(failure -> {
            LOG.warn("The gauges of the {} KPIs could not be refreshed: {}", what, failure.toString());
            return null;
        });
    }
}
