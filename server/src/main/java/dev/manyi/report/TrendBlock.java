package dev.manyi.report;

import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.report.ReportTemplate.Trend;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Series;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;

/** KPIs as lines over the steps of the period. */
final class TrendBlock {
    private final BlockContext context;

    TrendBlock(BlockContext context) {
        this.context = context;
    }

    Future<List<Block>> of(Trend trend) {
        List<Kpi> kpis = context.kpis(trend.kpis());
        return context.ask(context.question(kpis).grain(trend.grain())).map(answer -> {
            List<KpiRow> rows = begun(answer.rows());
            List<Series> series = kpis.stream()
                    .map(kpi -> new Series(context.name(kpi), BlockContext.values(rows, kpi)))
                    .toList();
            return List.of(new Chart(
                    context.text(trend.title()),
                    Kind.LINE,
                    rows.stream().map(row -> row.period().toString()).toList(),
                    series,
                    Figures.format(kpis.get(0)),
                    context.source(kpis),
                    BlockContext.n(rows, kpis.get(0))));
        });
    }

    /** Days to come are no gap in the data: a running month's curve ends today. */
    private List<KpiRow> begun(List<KpiRow> rows) {
        LocalDate today = context.today();
        return rows.stream().filter(row -> !row.period().isAfter(today)).toList();
    }
}
