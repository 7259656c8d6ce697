package dev.manyi.report.drill;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiRequest.Order;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.block.Figures;
import dev.manyi.report.template.ReportTemplate.Deeper;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Drill;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what a reader can go down into: of each level the engine's own values of its groups, with a curve. */
public final class DrillCollector {
    private static final int MOST_ROWS = 2_000;
    private final DrillQueries queries;

    public DrillCollector(DrillQueries queries) {
        this.queries = queries;
    }

    public Future<Drill> of(BlockContext context, Optional<Deeper> wanted) {
        if (wanted.isEmpty()) {
            return Future.succeededFuture(Drill.NONE);
        }
        List<Kpi> kpis = context.kpis(wanted.get().kpis());
        return Steps.of(context, kpis.get(0), wanted.get().curve())
                .compose(steps -> levels(context, wanted.get().levels(), kpis, steps)
                        .map(levels -> new Drill(
                                context.words().get("drill"),
                                kpis.stream().map(context::name).toList(),
                                steps.labels(),
                                Figures.format(kpis.get(0)),
                                levels,
                                context.source(kpis))));
    }

    private Future<List<Drill.Level>> levels(
            BlockContext context, List<Dimension> dimensions, List<Kpi> kpis, Steps steps) {
        Future<List<Drill.Level>> all = Future.succeededFuture(new ArrayList<>());
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension by = dimensions.get(i);
            Optional<Dimension> above = i == 0 ? Optional.empty() : Optional.of(dimensions.get(i - 1));
            all = all.compose(
                    done -> level(context, by, above, done, kpis, steps).map(level -> {
                        done.add(level);
                        return done;
                    }));
        }
        return all;
    }

    private Future<Drill.Level> level(
            BlockContext context,
            Dimension by,
            Optional<Dimension> above,
            List<Drill.Level> done,
            List<Kpi> kpis,
            Steps steps) {
        KpiRequest groups = context.question(kpis).by(by).ordered(Order.NATURAL, MOST_ROWS);
        KpiRequest question = above.map(groups::across).orElse(groups);
        return context.ask(question)
                .compose(answer -> steps.curves(context, kpis.get(0), question)
                        .compose(curves -> Ancestors.of(
                                        queries,
                                        by,
                                        answer,
                                        done,
                                        context.request().scope())
                                .map(ancestors -> new Drill.Level(
                                        context.words().get("group." + by.id()),
                                        rows(context, answer, kpis, ancestors, curves, steps),
                                        answer.total()))));
    }

    private static List<Drill.Row> rows(
            BlockContext context,
            KpiAnswer answer,
            List<Kpi> kpis,
            Ancestors ancestors,
            Map<List<String>, List<Double>> curves,
            Steps steps) {
        List<Drill.Row> rows = new ArrayList<>();
        for (KpiRow row : answer.rows()) {
            List<Double> curve = curves.getOrDefault(Steps.place(row), steps.gaps());
            ancestors
                    .path(row)
                    .ifPresent(path -> rows.add(new Drill.Row(
                            path.key(), path.parent(), row.name(), cells(context, row, kpis, answer), curve)));
        }
        return rows;
    }

    private static List<Cell> cells(BlockContext context, KpiRow row, List<Kpi> kpis, KpiAnswer answer) {
        return kpis.stream()
                .map(kpi -> {
                    Estimate estimate = row.values().get(kpi).estimate();
                    return Figures.cell(estimate, Figures.figure(kpi, estimate), context.words(), answer.smallest());
                })
                .toList();
    }
}
