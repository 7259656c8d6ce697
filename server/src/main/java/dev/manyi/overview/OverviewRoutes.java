package dev.manyi.overview;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.AnswerRoutes.Asked;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.routes.KpiParameters;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The one call of the first screen and the wall. */
public final class OverviewRoutes {
    private final OverviewService service;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final Guard guard;
    private final AnswerRoutes answers;

    public OverviewRoutes(
            OverviewService service, Catalogue catalogue, DimensionNames names, Guard guard, AnswerRoutes answers) {
        this.service = service;
        this.catalogue = catalogue;
        this.names = names;
        this.guard = guard;
        this.answers = answers;
    }

    public void mount(Router api) {
        answers.answer(guard.permit(api.get("/overview"), Permission.KPI_READ), this::overview);
    }

    private Future<JsonObject> overview(Asked asked) {
        return names.ratedSides(asked.scope())
                .map(catalogue::kpis)
                .compose(known -> question(asked, known)
                        .compose(question -> service.of(question, known, asked.language()))
                        .map(overview -> new OverviewJson(zone(), asked.language()).of(overview)));
    }

    /** Reads what is given as a question about the headline KPIs; without a period it is about the current month. */
    private Future<KpiRequest> question(Asked asked, List<Kpi> known) {
        MultiMap given = MultiMap.caseInsensitiveMultiMap()
                .addAll(asked.parameters())
                .set("kpi", service.template().headline());
        boolean periodGiven = given.contains("from") || given.contains("to");
        if (!periodGiven) {
            Range month = month(asked.now());
            given.set("from", month.from().toString()).set("to", month.to().toString());
        }
        return new KpiParameters(given, known, zone(), asked.now())
                .read(asked.scope(), names)
                .map(question -> periodGiven ? question : question.over(month(question.asOf())));
    }

    /** The month of a moment. */
    private Range month(Instant moment) {
        LocalDate day = moment.atZone(zone()).toLocalDate();
        return Range.month(day.withDayOfMonth(1));
    }

    private ZoneId zone() {
        return service.calendar().zone();
    }
}
