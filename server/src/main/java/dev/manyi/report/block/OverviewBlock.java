package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.request.ReportWords;
import dev.manyi.report.template.ReportTemplate.Overview;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.TextCell;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** KPIs as a table: value, n, interval, the previous period and a year ago, each in a column of its own. */
final class OverviewBlock {
    private final BlockContext context;
    private final ReportWords words;

    OverviewBlock(BlockContext context) {
        this.context = context;
        this.words = context.words();
    }

    Future<List<Block>> of(Overview overview) {
        List<Kpi> kpis = context.kpis(overview.kpis());
        KpiRequest question = context.question(kpis).comparedWith(Comparison.EARLIER);
        return context.ask(question).map(answer -> {
            Map<Kpi, KpiValue> values = answer.rows().get(0).values();
            List<List<Cell>> rows =
                    kpis.stream().map(kpi -> row(kpi, values.get(kpi))).toList();
            long n = BlockContext.n(answer.rows(), kpis.get(0));
            return List.of(new Table(
                    context.text(overview.title()),
                    columns(),
                    rows,
                    context.source(kpis),
                    n,
                    rows.size(),
                    rows.size()));
        });
    }

    private List<Column> columns() {
        return Stream.of("kpi", "value", "n", "low", "high", "previous", "verdict", "year_ago")
                .map(key -> new Column(words.get(key), !key.equals("kpi") && !key.equals("verdict")))
                .toList();
    }

    private List<Cell> row(Kpi kpi, KpiValue value) {
        Compared previous = value.comparisons().get(Comparison.PREVIOUS);
        Compared yearAgo = value.comparisons().get(Comparison.YEAR_AGO);
        Estimate now = value.estimate();
        return List.of(
                new TextCell(context.name(kpi)),
                new FigureCell(Figures.bare(kpi, now)),
                new FigureCell(Figures.count(now.n())),
                new FigureCell(Figures.end(kpi, now.low(), now.n())),
                new FigureCell(Figures.end(kpi, now.high(), now.n())),
                new FigureCell(Figures.bare(kpi, previous.before())),
                new TextCell(words.get("verdict." + verdict(previous))),
                new FigureCell(Figures.bare(kpi, yearAgo.before())));
    }

    private static String verdict(Compared previous) {
        if (previous.significant() == null) {
            return "none";
        }
        return previous.significant() ? "significant" : "noise";
    }
}
