package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.report.template.Piece.Ranking;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Groups ordered by one KPI, as a table that says of how many rows it shows some, and as bars if wanted. */
final class RankingBlock {
    private final BlockContext context;

    RankingBlock(BlockContext context) {
        this.context = context;
    }

    Future<List<Block>> of(Ranking ranking) {
        Kpi order = context.kpi(ranking.order());
        List<Kpi> kpis = Stream.concat(
                        Stream.of(order).filter(kpi -> !ranking.columns().contains(kpi.id())),
                        context.kpis(ranking.columns()).stream())
                .toList();
        boolean largestFirst = (order.direction() == Direction.LOWER) == ranking.worst();
        int most = ranking.minimum() == 0 ? ranking.most() : Integer.MAX_VALUE;
        KpiRequest question =
                context.question(kpis).by(ranking.grouping()).ordered(new KpiRequest.Order(order, largestFirst), most);
        return context.ask(question).map(answer -> blocks(ranking, order, kpis, answer));
    }

    private List<Block> blocks(Ranking ranking, Kpi order, List<Kpi> kpis, KpiAnswer answer) {
        List<KpiRow> ranked = answer.rows().stream()
                .filter(row -> ranking.minimum() == 0 || isRanked(row, order, ranking.minimum()))
                .toList();
        int leftOut = answer.rows().size() - ranked.size();
        List<KpiRow> shown = ranked.subList(0, Math.min(ranking.most(), ranked.size()));
        List<Block> blocks = new ArrayList<>();
        if (ranking.bars() && !shown.isEmpty()) {
            blocks.add(context.bars(
                    ranking.title(),
                    shown.stream().map(KpiRow::name).toList(),
                    new Series(context.name(order), BlockContext.values(shown, order)),
                    Figures.format(order),
                    List.of(order),
                    BlockContext.n(shown, order)));
        }
        blocks.add(table(ranking, kpis, order, shown, answer.total() - leftOut, answer.smallest()));
        if (leftOut > 0) {
            blocks.add(new Note(
                    context.words().get("note.not_ranked", leftOut, String.valueOf(ranking.minimum())), Tone.NEUTRAL));
        }
        return blocks;
    }

    /** Few facts make the best and the worst by chance; who has no name is no place to look at. */
    private static boolean isRanked(KpiRow row, Kpi order, long minimum) {
        Estimate estimate = row.values().get(order).estimate();
        return row.key() != null && estimate.value() != null && estimate.n() >= minimum;
    }

    private Block table(
            Ranking ranking, List<Kpi> kpis, Kpi order, List<KpiRow> shown, long total, Optional<Integer> smallest) {
        List<Column> columns = new ArrayList<>();
        columns.add(context.groups(ranking.grouping()));
        kpis.forEach(kpi -> columns.add(new Column(context.name(kpi), true)));
        columns.add(context.number("n"));
        List<List<Cell>> rows =
                shown.stream().map(row -> row(row, kpis, order, smallest)).toList();
        return context.table(ranking.title(), columns, rows, kpis, BlockContext.n(shown, order), total);
    }

    private List<Cell> row(KpiRow row, List<Kpi> kpis, Kpi order, Optional<Integer> smallest) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new TextCell(row.name()));
        kpis.forEach(kpi -> cells.add(context.cell(kpi, row.values().get(kpi).estimate(), smallest)));
        Estimate ordering = row.values().get(order).estimate();
        cells.add(Figures.cell(ordering, Figures.count(ordering.n()), context.words(), smallest));
        return cells;
    }
}
