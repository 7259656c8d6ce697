package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.report.template.ReportTemplate.Ranking;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.TextCell;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups ordered by one KPI, as a table that says of how many rows it shows some, and as bars if wanted. */
final class RankingBlock {
    private final BlockContext context;

    RankingBlock(BlockContext context) {
        this.context = context;
    }

    Future<List<Block>> of(Ranking ranking) {
        Kpi order = context.kpi(ranking.order());
        List<Kpi> kpis = context.kpis(ranking.kpis());
        boolean largestFirst = (order.direction() == Direction.LOWER) == ranking.worst();
        KpiRequest question = context.question(kpis)
                .by(ranking.by())
                .ordered(new KpiRequest.Order(order, largestFirst), ranking.most());
        return context.ask(question).map(answer -> {
            List<Block> blocks = new ArrayList<>();
            if (ranking.bars()) {
                blocks.add(bars(ranking, order, answer.rows()));
            }
            blocks.add(table(ranking, kpis, order, answer));
            return blocks;
        });
    }

    private Chart bars(Ranking ranking, Kpi order, List<KpiRow> rows) {
        return new Chart(
                context.text(ranking.title()),
                Kind.BAR,
                rows.stream().map(KpiRow::name).toList(),
                List.of(new Series(context.name(order), BlockContext.values(rows, order))),
                Figures.format(order),
                context.source(List.of(order)),
                BlockContext.n(rows, order));
    }

    private Table table(Ranking ranking, List<Kpi> kpis, Kpi order, KpiAnswer answer) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(context.words().get("group." + ranking.by().id()), false));
        kpis.forEach(kpi -> columns.add(new Column(context.name(kpi), true)));
        columns.add(new Column(context.words().get("n"), true));
        List<List<Cell>> rows = answer.rows().stream()
                .map(row -> row(row, kpis, order, answer.smallest()))
                .toList();
        return new Table(
                context.text(ranking.title()),
                columns,
                rows,
                context.source(kpis),
                BlockContext.n(answer.rows(), order),
                rows.size(),
                answer.total());
    }

    private List<Cell> row(KpiRow row, List<Kpi> kpis, Kpi order, Optional<Integer> smallest) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new TextCell(row.name()));
        kpis.forEach(kpi -> {
            Estimate estimate = row.values().get(kpi).estimate();
            cells.add(Figures.cell(estimate, Figures.figure(kpi, estimate), context.words(), smallest));
        });
        Estimate ordering = row.values().get(order).estimate();
        cells.add(Figures.cell(ordering, Figures.count(ordering.n()), context.words(), smallest));
        return cells;
    }
}
