package dev.manyi.overview;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.AnswerRoutes.Asked;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.routes.KpiParameters;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.ZoneId;
import java.util.List;

/** `GET /problems`: every problem type by frequency and impact. */
public final class ProblemRoutes {
    /** What can be filtered by: what tickets and answers both have. */
    private static final List<String> ABOUT = List.of("tickets", "csat_score");

    private final OverviewService service;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final Guard guard;
    private final AnswerRoutes answers;

    public ProblemRoutes(
            OverviewService service, Catalogue catalogue, DimensionNames names, Guard guard, AnswerRoutes answers) {
        this.service = service;
        this.catalogue = catalogue;
        this.names = names;
        this.guard = guard;
        this.answers = answers;
    }

    public void mount(Router api) {
        answers.answer(guard.permit(api.get("/problems"), Permission.KPI_READ), this::problems);
    }

    private Future<JsonObject> problems(Asked asked) {
        List<Kpi> known = catalogue.kpis(List.of());
        ZoneId zone = service.calendar().zone();
        MultiMap given =
                MultiMap.caseInsensitiveMultiMap().addAll(asked.parameters()).set("kpi", ABOUT);
        return new KpiParameters(given, known, zone, asked.now())
                .read(asked.scope(), names)
                .compose(question -> service.problems(question, known, asked.language()))
                .map(map -> ProblemJson.of(map, zone));
    }
}
