package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportWords;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What every block of one report needs: the engine, the request, the KPIs there are, the language. */
public record BlockContext(KpiService service, ReportRequest request, List<Kpi> known, ReportWords words) {

    /** The KPIs of a template, in its order. */
    public List<Kpi> kpis(List<String> ids) {
        return ids.stream().map(this::kpi).toList();
    }

    public Kpi kpi(String id) {
        return known.stream()
                .filter(kpi -> kpi.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The report template " + request.template().name() + " names an unknown KPI: " + id));
    }

    /** The question for the report's period, scope and moment as one row; blocks refine it. */
    public KpiRequest question(List<Kpi> kpis) {
        return KpiRequest.total(kpis, request.period().range(), request.scope(), request.asOf());
    }

    public Future<KpiAnswer> ask(KpiRequest question) {
        return service.values(question, words.tag());
    }

    public LocalDate today() {
        return request.asOf().atZone(service.zone()).toLocalDate();
    }

    public String text(Words text) {
        return text.in(words.tag());
    }

    public String name(Kpi kpi) {
        return text(kpi.name());
    }

    /** The facts that KPIs come from, in words. */
    public String source(List<Kpi> kpis) {
        List<String> families = kpis.stream().map(Kpi::family).distinct().toList();
        return words.get("source." + (families.size() > 1 ? "both" : families.get(0)));
    }

    public static long n(List<KpiRow> rows, Kpi kpi) {
        return rows.stream()
                .mapToLong(row -> row.values().get(kpi).estimate().n())
                .sum();
    }

    /** The values of a chart's line or bars; a row without data is a gap. */
    public static List<Double> values(List<KpiRow> rows, Kpi kpi) {
        List<Double> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.values().get(kpi).estimate().value()));
        return values;
    }
}
