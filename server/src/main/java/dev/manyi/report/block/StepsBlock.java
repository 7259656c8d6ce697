package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.report.template.Piece.Steps;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.TextCell;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One KPI of groups in the steps of the period, side by side; the groups in the order of the whole period, the best first. */
final class StepsBlock {
    private final BlockContext context;

    StepsBlock(BlockContext context) {
        this.context = context;
    }

    /** A group in a step. */
    private record At(String group, LocalDate step) {}

    Future<List<Block>> of(Steps piece) {
        Kpi kpi = context.kpi(piece.kpi());
        KpiRequest question = context.question(List.of(kpi)).by(piece.grouping());
        Timeline timeline = Timeline.columns(piece.grain(), context);
        boolean largestFirst = kpi.direction() != Direction.LOWER;
        return context.ask(question.ordered(new KpiRequest.Order(kpi, largestFirst), piece.most()))
                .compose(groups -> context.ask(question.grain(timeline.grain()))
                        .map(steps -> List.of(table(piece, kpi, timeline, groups, steps))));
    }

    private Block table(Steps piece, Kpi kpi, Timeline timeline, KpiAnswer groups, KpiAnswer answered) {
        List<KpiRow> whole = timeline.whole(answered.rows());
        List<LocalDate> steps =
                whole.stream().map(KpiRow::period).distinct().sorted().toList();
        Map<At, Estimate> values = new HashMap<>();
        whole.forEach(row -> values.put(
                new At(row.key(), row.period()), row.values().get(kpi).estimate()));
        List<Column> columns = new ArrayList<>(List.of(context.groups(piece.grouping())));
        steps.forEach(step -> columns.add(new Column(timeline.label(step), true)));
        columns.add(context.number("value"));
        columns.add(context.number("n"));
        List<List<Cell>> rows = groups.rows().stream()
                .map(group -> row(kpi, group, steps, values, groups))
                .toList();
        return context.table(
                piece.title(), columns, rows, List.of(kpi), BlockContext.n(groups.rows(), kpi), groups.total());
    }

    private List<Cell> row(Kpi kpi, KpiRow group, List<LocalDate> steps, Map<At, Estimate> values, KpiAnswer groups) {
        Estimate total = group.values().get(kpi).estimate();
        List<Cell> cells = new ArrayList<>();
        cells.add(new TextCell(group.name()));
        for (LocalDate step : steps) {
            Estimate value = Objects.requireNonNullElse(values.get(new At(group.key(), step)), Estimate.NO_DATA);
            cells.add(context.cell(kpi, value, groups.smallest()));
        }
        cells.add(context.cell(kpi, total, groups.smallest()));
        cells.add(Figures.cell(total, Figures.count(total.n()), context.words(), groups.smallest()));
        return cells;
    }
}
