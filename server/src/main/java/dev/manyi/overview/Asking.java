package dev.manyi.overview;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Kpi;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;

/** What every part of one overview needs: the engine, the period and scope that are asked, the KPIs there are, the language. */
record Asking(KpiService service, KpiRequest question, List<Kpi> known, String language) {

    List<Kpi> kpis(List<String> ids) {
        return ids.stream().map(this::kpi).toList();
    }

    Kpi kpi(String id) {
        return known.stream()
                .filter(kpi -> kpi.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The template of the overview names an unknown KPI: " + id));
    }

    /** The same question about other KPIs, as one row; parts refine it. */
    KpiRequest about(List<Kpi> kpis) {
        return KpiRequest.total(kpis, question.range(), question.scope(), question.asOf())
                .filtered(question.filters());
    }

    Future<KpiAnswer> ask(KpiRequest request) {
        return service.values(request, language);
    }

    LocalDate today() {
        return question.asOf().atZone(service.zone()).toLocalDate();
    }
}
