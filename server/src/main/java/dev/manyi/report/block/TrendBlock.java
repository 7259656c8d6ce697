package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Grain;
import dev.manyi.report.template.ReportTemplate.Trend;
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
            List<KpiRow> rows = whole(answer.rows(), trend.grain());
            List<Series> series = kpis.stream()
                    .map(kpi -> new Series(context.name(kpi), BlockContext.values(rows, kpi)))
                    .toList();
            return List.of(new Chart(
                    context.text(trend.title()),
                    Kind.LINE,
                    labels(rows, trend.grain()),
                    series,
                    Figures.format(kpis.get(0)),
                    context.source(kpis),
                    BlockContext.n(rows, kpis.get(0))));
        });
    }

    /** A running month's curve ends with its last whole step: half a day would look like a fall. */
    private List<KpiRow> whole(List<KpiRow> rows, Grain grain) {
        LocalDate today = context.today();
        return rows.stream()
                .filter(row -> !grain.plus(row.period(), 1).isAfter(today))
                .toList();
    }

    /** As short as they can be told apart: days of one year leave it out, the report says it already. */
    private static List<String> labels(List<KpiRow> rows, Grain grain) {
        boolean oneYear =
                rows.stream().map(row -> row.period().getYear()).distinct().count() == 1;
        return rows.stream()
                .map(row -> row.period().toString())
                .map(day -> grain == Grain.MONTH ? day.substring(0, 7) : day.substring(oneYear ? 5 : 0))
                .toList();
    }
}
