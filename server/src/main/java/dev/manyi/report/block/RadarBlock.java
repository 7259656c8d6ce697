package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.template.Piece.Radar;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Scale;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.TextCell;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Ratings around a centre, this period and the one before, with the gap to full marks of each. */
final class RadarBlock {
    private static final double LOWEST = 1;
    private static final double FULL_MARKS = 5;
    private static final int FEWEST_AXES = 3;
    private final BlockContext context;

    RadarBlock(BlockContext context) {
        this.context = context;
    }

    Future<List<Block>> of(Radar radar) {
        List<Kpi> kpis = context.kpis(radar.kpis());
        return context.ask(context.question(kpis).comparedWith(Set.of(Comparison.PREVIOUS)))
                .map(answer -> blocks(radar, kpis, answer));
    }

    private List<Block> blocks(Radar radar, List<Kpi> kpis, KpiAnswer answer) {
        Map<Kpi, KpiValue> values = answer.rows().get(0).values();
        List<Kpi> rated = kpis.stream()
                .filter(kpi -> values.get(kpi).estimate().value() != null)
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (!rated.isEmpty()) {
            blocks.add(chart(radar, rated, values));
        }
        blocks.add(table(radar, kpis, values, answer));
        return blocks;
    }

    private Chart chart(Radar radar, List<Kpi> rated, Map<Kpi, KpiValue> values) {
        List<Series> series = new ArrayList<>();
        series.add(series("value", rated, kpi -> values.get(kpi).estimate()));
        Series before = series("previous", rated, kpi -> before(values.get(kpi)));
        if (!before.values().contains(null)) {
            series.add(before);
        }
        return new Chart(
                context.text(radar.title()),
                rated.size() < FEWEST_AXES ? Kind.BAR : Kind.RADAR,
                rated.stream().map(context::name).toList(),
                series,
                Figures.format(rated.get(0)),
                new Scale(LOWEST, FULL_MARKS, null),
                context.source(rated),
                most(rated, values));
    }

    private Series series(String key, List<Kpi> kpis, Function<Kpi, Estimate> estimates) {
        List<Double> values = new ArrayList<>();
        kpis.forEach(kpi -> values.add(estimates.apply(kpi).value()));
        return new Series(context.words().get(key), values);
    }

    private static Estimate before(KpiValue value) {
        return value.comparisons().get(Comparison.PREVIOUS).before();
    }

    /** Not everybody rates every side: the most answers that one has. */
    private static long most(List<Kpi> kpis, Map<Kpi, KpiValue> values) {
        return kpis.stream()
                .mapToLong(kpi -> values.get(kpi).estimate().n())
                .max()
                .orElse(0);
    }

    private Block table(Radar radar, List<Kpi> kpis, Map<Kpi, KpiValue> values, KpiAnswer answer) {
        List<List<Cell>> rows = kpis.stream()
                .map(kpi -> {
                    Estimate now = values.get(kpi).estimate();
                    Double gap = now.value() == null ? null : FULL_MARKS - now.value();
                    return List.<Cell>of(
                            new TextCell(context.name(kpi)),
                            context.cell(kpi, now, answer.smallest()),
                            new FigureCell(Figures.end(kpi, gap, now.n())),
                            new FigureCell(Figures.bare(kpi, before(values.get(kpi)))),
                            new FigureCell(Figures.count(now.n())));
                })
                .toList();
        return context.table(
                radar.title(),
                List.of(
                        context.label("rated"),
                        context.number("value"),
                        context.number("gap"),
                        context.number("previous"),
                        context.number("n")),
                rows,
                kpis,
                most(kpis, values));
    }
}
