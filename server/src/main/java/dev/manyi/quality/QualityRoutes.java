package dev.manyi.quality;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.AnswerRoutes.Asked;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.routes.KpiParameters;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;

/** `GET /data-quality`: what to know before believing a number. */
public final class QualityRoutes {
    /** Only what all kinds of facts have can be filtered by. */
    private static final List<String> ABOUT = List.of(QualityService.RESPONSE_RATE, "unmapped_share");

    private final QualityService service;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final String rulesVersion;
    private final Guard guard;
    private final AnswerRoutes answers;

    public QualityRoutes(
            QualityService service,
            Catalogue catalogue,
            DimensionNames names,
            String rulesVersion,
            Guard guard,
            AnswerRoutes answers) {
        this.service = service;
        this.catalogue = catalogue;
        this.names = names;
        this.rulesVersion = rulesVersion;
        this.guard = guard;
        this.answers = answers;
    }

    public void mount(Router api) {
        answers.answer(guard.permit(api.get("/data-quality"), Permission.KPI_READ), this::quality);
    }

    private Future<JsonObject> quality(Asked asked) {
        MultiMap given =
                MultiMap.caseInsensitiveMultiMap().addAll(asked.parameters()).set("kpi", ABOUT);
        return new KpiParameters(given, catalogue.kpis(List.of()), service.zone(), asked.now())
                .read(asked.scope(), names)
                .compose(service::of)
                .map(new QualityJson(service.zone(), rulesVersion)::of);
    }
}
