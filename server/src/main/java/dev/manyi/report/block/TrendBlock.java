package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.template.Piece.Trend;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Scale;
import dev.manyi.reports.model.Series;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** KPIs as lines over the steps of the period, one alone with the target of the period. */
final class TrendBlock {
    private final BlockContext context;

    TrendBlock(BlockContext context) {
        this.context = context;
    }

    Future<List<Block>> of(Trend trend) {
        List<Kpi> kpis = context.kpis(trend.kpis());
        Timeline timeline = Timeline.curve(trend.grain(), context);
        return scale(kpis)
                .compose(scale -> context.ask(context.question(kpis).grain(timeline.grain()))
                        .map(answer -> blocks(trend, kpis, timeline, scale, answer)));
    }

    private Future<Scale> scale(List<Kpi> kpis) {
        if (kpis.size() > 1) {
            return Future.succeededFuture(Scale.FREE);
        }
        return context.ask(context.question(kpis).comparedWith(Set.of(Comparison.TARGET)))
                .map(answer -> {
                    Compared target = answer.rows()
                            .get(0)
                            .values()
                            .get(kpis.get(0))
                            .comparisons()
                            .get(Comparison.TARGET);
                    return target == null
                            ? Scale.FREE
                            : Scale.towards(target.before().value());
                });
    }

    private List<Block> blocks(Trend trend, List<Kpi> kpis, Timeline timeline, Scale scale, KpiAnswer answer) {
        List<KpiRow> rows = timeline.whole(answer.rows());
        List<Series> series = kpis.stream()
                .map(kpi -> new Series(context.name(kpi), BlockContext.values(rows, kpi)))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Chart(
                context.text(trend.title()),
                Kind.LINE,
                rows.stream().map(row -> timeline.label(row.period())).toList(),
                series,
                Figures.format(kpis.get(0)),
                scale,
                context.source(kpis),
                BlockContext.n(rows, kpis.get(0))));
        context.untold(answer).ifPresent(blocks::add);
        return blocks;
    }
}
