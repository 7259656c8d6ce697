package dev.manyi.kpi.routes;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.AnswerRoutes.Asked;
import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Scope;
import dev.manyi.http.Rejection;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.explain.Explainer;
import dev.manyi.language.Language;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The catalogue and the values of its KPIs over HTTP. */
public final class KpiRoutes {
    private final KpiService service;
    private final Explainer explainer;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final Guard guard;
    private final AnswerRoutes answers;
    private final ValueFileRoutes files;

    public KpiRoutes(
            KpiService service,
            Explainer explainer,
            Catalogue catalogue,
            DimensionNames names,
            Guard guard,
            AnswerRoutes answers,
            ValueFileRoutes files) {
        this.service = service;
        this.explainer = explainer;
        this.catalogue = catalogue;
        this.names = names;
        this.guard = guard;
        this.answers = answers;
        this.files = files;
    }

    public void mount(Router api) {
        guard.permit(api.get("/kpis"), Permission.KPI_READ).respond(this::list);
        Route values = guard.permit(api.get("/kpis/values"), Permission.KPI_READ);
        files.mount(values);
        answers.answer(values, this::values);
    }

    private Future<JsonObject> list(RoutingContext ctx) {
        return kpis(BearerGuard.principal(ctx).scope()).map(KpiJson::catalogue);
    }

    private Future<List<Kpi>> kpis(Scope scope) {
        return names.ratedSides(scope).map(catalogue::kpis);
    }

    /** More would be no picture for people. */
    static KpiAnswer fewEnough(KpiAnswer answer) {
        if (answer.request().across() != null && answer.total() > KpiParameters.MOST_CELLS) {
            throw Rejection.invalid(
                    "across",
                    "there are " + answer.total() + " cells; at most " + KpiParameters.MOST_CELLS
                            + " are given: ask with filters, a coarser grain or a coarser dimension");
        }
        return answer;
    }

    private Future<JsonObject> values(Asked asked) {
        return kpis(asked.scope()).compose(kpis -> {
            KpiParameters parameters = new KpiParameters(asked.parameters(), kpis, service.zone(), asked.now());
            return parameters
                    .read(asked.scope(), names)
                    .compose(request -> service.values(request, asked.language()))
                    .map(KpiRoutes::fewEnough)
                    .compose(answer -> parameters.explain()
                            ? explainer
                                    .explain(answer, kpis, Language.of(asked.language()))
                                    .map(explained -> ExplainedJson.answer(answer, explained, service.zone()))
                            : Future.succeededFuture(KpiJson.answer(answer, service.zone())));
        });
    }
}
