package dev.manyi.kpi.routes;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.AnswerRoutes.Asked;
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
import java.util.List;

/** The catalogue and the values of its KPIs over HTTP. */
public final class KpiRoutes {
    private final KpiService service;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final Guard guard;
    private final AnswerRoutes answers;

    public KpiRoutes(KpiService service, Catalogue catalogue, DimensionNames names, Guard guard, AnswerRoutes answers) {
        this.service = service;
        this.catalogue = catalogue;
        this.names = names;
        this.guard = guard;
        this.answers = answers;
    }

    public void mount(Router api) {
        guard.permit(api.get("/kpis"), Permission.KPI_READ).respond(this::list);
        answers.answer(guard.permit(api.get("/kpis/values"), Permission.KPI_READ), this::values);
    }

    private Future<JsonObject> list(RoutingContext ctx) {
        return kpis().map(KpiJson::catalogue);
    }

    private Future<List<Kpi>> kpis() {
        return names.ratedSides().map(catalogue::kpis);
    }

    private Future<JsonObject> values(Asked asked) {
        return kpis().compose(kpis -> new KpiParameters(asked.parameters(), kpis, service.zone(), asked.now())
                        .read(asked.scope(), names))
                .compose(request -> service.values(request, asked.language()))
                .map(answer -> KpiJson.answer(answer, service.zone()));
    }
}
