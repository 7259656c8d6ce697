package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.report.template.Piece.Breakdown;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.TextCell;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** How a count is made up: the largest groups and the rest, each with its share. Where a group is not told, no shares are. */
final class BreakdownBlock {
    private static final Format SHARE = new Format(Unit.FRACTION, 1);
    private final BlockContext context;

    /** A group, or all the others as one. */
    private record Slice(String name, double count) {}

    BreakdownBlock(BlockContext context) {
        this.context = context;
    }

    Future<List<Block>> of(Breakdown breakdown) {
        Kpi kpi = context.kpi(breakdown.kpi());
        KpiRequest question = context.question(List.of(kpi))
                .by(breakdown.grouping())
                .ordered(new KpiRequest.Order(kpi, true), Integer.MAX_VALUE);
        return context.ask(question).map(answer -> blocks(breakdown, kpi, answer));
    }

    private List<Block> blocks(Breakdown breakdown, Kpi kpi, KpiAnswer answer) {
        List<Slice> all = answer.rows().stream()
                .filter(row -> count(row, kpi) > 0)
                .map(row -> new Slice(row.name(), count(row, kpi)))
                .toList();
        boolean untold = context.untold(answer).isPresent();
        boolean pie = breakdown.pie() && !untold;
        List<Slice> shown =
                pie ? withRest(all, breakdown.most()) : all.subList(0, Math.min(breakdown.most(), all.size()));
        double sum = all.stream().mapToDouble(Slice::count).sum();
        List<Block> blocks = new ArrayList<>();
        if (!shown.isEmpty()) {
            blocks.add(new Chart(
                    context.text(breakdown.title()),
                    pie ? Kind.PIE : Kind.BAR,
                    shown.stream().map(Slice::name).toList(),
                    List.of(new Series(
                            context.name(kpi), shown.stream().map(Slice::count).toList())),
                    Figures.format(kpi),
                    context.source(List.of(kpi)),
                    (long) sum));
        }
        blocks.add(table(breakdown, kpi, shown, sum, untold, pie ? shown.size() : all.size()));
        context.untold(answer).ifPresent(blocks::add);
        return blocks;
    }

    private Block table(Breakdown breakdown, Kpi kpi, List<Slice> shown, double sum, boolean untold, long total) {
        List<Column> columns = List.of(
                context.groups(breakdown.grouping()), new Column(context.name(kpi), true), context.number("share"));
        List<List<Cell>> rows = shown.stream()
                .map(slice -> List.<Cell>of(
                        new TextCell(slice.name()),
                        new FigureCell(Figures.count((long) slice.count())),
                        new FigureCell(new Figure(untold ? null : slice.count() / sum, SHARE, (long) sum, null, null))))
                .toList();
        return context.table(breakdown.title(), columns, rows, List.of(kpi), (long) sum, total);
    }

    private List<Slice> withRest(List<Slice> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<Slice> rest = all.subList(most - 1, all.size());
        List<Slice> slices = new ArrayList<>(all.subList(0, most - 1));
        slices.add(new Slice(
                context.words().get("rest", rest.size()),
                rest.stream().mapToDouble(Slice::count).sum()));
        return slices;
    }

    private static double count(KpiRow row, Kpi kpi) {
        Double value = row.values().get(kpi).estimate().value();
        return value == null ? 0 : value;
    }
}
