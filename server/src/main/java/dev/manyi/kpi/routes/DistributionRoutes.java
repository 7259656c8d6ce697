package dev.manyi.kpi.routes;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Scope;
import dev.manyi.http.Rejection;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.distribution.Distribution;
import dev.manyi.kpi.distribution.Distributions;
import dev.manyi.kpi.period.Range;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** How often each value of a score was given. */
public final class DistributionRoutes {
    private final Distributions distributions;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final ZoneId zone;
    private final Guard guard;
    private final Clock clock;

    public DistributionRoutes(KpiService service, Catalogue catalogue, DimensionNames names, Guard guard, Clock clock) {
        this.distributions = new Distributions(service);
        this.catalogue = catalogue;
        this.names = names;
        this.zone = service.zone();
        this.guard = guard;
        this.clock = clock;
    }

    public void mount(Router api) {
        guard.permit(api.get("/kpis/:id/distribution"), Permission.KPI_READ).respond(this::distribution);
    }

    private Future<JsonObject> distribution(RoutingContext ctx) {
        Scope scope = BearerGuard.principal(ctx).scope();
        return names.ratedSides(scope)
                .map(sides -> scored(catalogue.kpis(sides), ctx.pathParam("id")))
                .compose(kpi -> question(kpi, ctx.queryParams(), scope))
                .compose(distributions::of)
                .map(this::json);
    }

    private static Kpi scored(List<Kpi> kpis, String id) {
        Kpi kpi = RowRoutes.named(kpis, id);
        if (!Distributions.has(kpi)) {
            List<String> scored =
                    kpis.stream().filter(Distributions::has).map(Kpi::id).toList();
            throw Rejection.invalid(
                    "id", kpi.id() + " is not made of answers on one scale; accepted are " + String.join(", ", scored));
        }
        return kpi;
    }

    private Future<KpiRequest> question(Kpi kpi, MultiMap given, Scope scope) {
        Mistakes mistakes = new Mistakes();
        TimeParameters time = new TimeParameters(given, zone, mistakes);
        Range range = time.range();
        Instant asOf = time.asOf(clock.instant());
        return new FilterParameters(given, names, scope, mistakes)
                .read(List.of(kpi))
                .map(filters -> {
                    mistakes.refuse();
                    return KpiRequest.total(List.of(kpi), range, scope, asOf).filtered(filters);
                });
    }

    private JsonObject json(Distribution distribution) {
        JsonArray scale = new JsonArray();
        distribution
                .scale()
                .forEach(step ->
                        scale.add(new JsonObject().put("value", step.value()).put("n", step.n())));
        JsonObject json = new JsonObject()
                .put("kpi", distribution.kpi().id())
                .put("from", distribution.request().range().from().toString())
                .put("to", distribution.request().range().to().toString())
                .put("as_of", KpiJson.moment(distribution.request().asOf(), zone))
                .put("zone", zone.getId())
                .put("n", distribution.suppressed() ? null : (Long) distribution.n())
                .put("scale", scale);
        if (distribution.suppressed()) {
            json.put("suppressed", true);
        }
        distribution.smallest().ifPresent(smallest -> json.put("small_group", smallest));
        return json;
    }
}
