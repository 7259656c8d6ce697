package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.template.Piece.Overview;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.TextCell;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** KPIs as a table: value, n, interval, and what each is held against, each in a column of its own. */
final class OverviewBlock {
    private final BlockContext context;

    OverviewBlock(BlockContext context) {
        this.context = context;
    }

    Future<List<Block>> of(Overview overview) {
        List<Kpi> kpis = context.kpis(overview.kpis());
        EnumSet<Comparison> against = EnumSet.noneOf(Comparison.class);
        against.addAll(overview.against());
        return context.ask(context.question(kpis).comparedWith(against))
                .map(answer -> List.of(table(overview, kpis, answer)));
    }

    private Block table(Overview overview, List<Kpi> kpis, KpiAnswer answer) {
        Map<Kpi, KpiValue> values = answer.rows().get(0).values();
        List<AgainstColumns> against = AgainstColumns.of(overview.against(), values.values(), context.words());
        List<Column> columns = new ArrayList<>(List.of(
                context.label("kpi"),
                context.number("value"),
                context.number("n"),
                context.number("low"),
                context.number("high")));
        against.forEach(one -> columns.addAll(one.heads()));
        List<List<Cell>> rows = new ArrayList<>();
        for (Kpi kpi : kpis) {
            Estimate now = values.get(kpi).estimate();
            List<Cell> row = new ArrayList<>(List.of(
                    new TextCell(context.name(kpi)),
                    Figures.cell(now, Figures.bare(kpi, now), context.words(), answer.smallest()),
                    new FigureCell(Figures.count(now.n())),
                    new FigureCell(Figures.end(kpi, now.low(), now.n())),
                    new FigureCell(Figures.end(kpi, now.high(), now.n()))));
            against.forEach(one -> row.addAll(one.cells(kpi, values.get(kpi))));
            rows.add(row);
        }
        return context.table(overview.title(), columns, rows, kpis, BlockContext.n(answer.rows(), kpis.get(0)));
    }
}
