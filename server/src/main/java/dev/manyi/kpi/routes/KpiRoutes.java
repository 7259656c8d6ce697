package dev.manyi.kpi.routes;

import dev.manyi.auth.AuthRoutes;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
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

/** The catalogue and the values of its KPIs over HTTP. */
public final class KpiRoutes {
    private final KpiService service;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final Guard guard;
    private final Clock clock;

    public KpiRoutes(KpiService service, Catalogue catalogue, DimensionNames names, Guard guard, Clock clock) {
        this.service = service;
        this.catalogue = catalogue;
        this.names = names;
        this.guard = guard;
        this.clock = clock;
    }

    public void mount(Router api) {
        guard.permit(api.get("/kpis"), Permission.KPI_READ).respond(this::list);
        guard.permit(api.get("/kpis/values"), Permission.KPI_READ).respond(this::values);
    }

    private Future<JsonObject> list(RoutingContext ctx) {
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
                        .read(AuthRoutes.principal(ctx).scope(), names))
                .compose(request -> service.values(request, language))
                .map(answer -> KpiJson.answer(answer, service.zone()));
    }
}
