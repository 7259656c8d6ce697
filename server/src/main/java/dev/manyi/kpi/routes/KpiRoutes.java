package dev.manyi.kpi.routes;

import dev.manyi.auth.Scope;
import dev.manyi.http.Rejection;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** The catalogue and the values of its KPIs over HTTP. */
public final class KpiRoutes {
    private final KpiService service;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final Function<RoutingContext, Scope> scope;
    private final Clock clock;

    public KpiRoutes(
            KpiService service,
            Catalogue catalogue,
            DimensionNames names,
            Function<RoutingContext, Scope> scope,
            Clock clock) {
        this.service = service;
        this.catalogue = catalogue;
        this.names = names;
        this.scope = scope;
        this.clock = clock;
    }

    public void mount(Router api) {
        api.get("/kpis").setName("kpis").respond(this::list);
        api.get("/kpis/values").setName("kpi-values").respond(this::values);
    }

    private Future<JsonObject> list(RoutingContext ctx) {
        ctx.queryParams().names().stream().findFirst().ifPresent(name -> {
            throw Rejection.invalid(name, "is not a parameter here; none are accepted");
        });
        return kpis().map(KpiJson::catalogue);
    }

    private Future<List<Kpi>> kpis() {
        return names.ratedSides().map(catalogue::kpis);
    }

    private Future<JsonObject> values(RoutingContext ctx) {
        String language = ctx.request().getHeader("Accept-Language") == null
                ? "zh-CN"
                : ctx.request().getHeader("Accept-Language");
        return kpis().compose(kpis -> new KpiParameters(ctx.queryParams(), kpis, service.zone(), clock.instant())
                        .read(scope.apply(ctx), names))
                .compose(request -> service.values(request, language))
                .map(answer -> KpiJson.answer(answer, service.zone()));
    }
}
