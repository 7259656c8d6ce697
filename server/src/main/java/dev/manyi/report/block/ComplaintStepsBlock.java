package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.sql.ComplaintStep;
import dev.manyi.report.template.Piece.ComplaintSteps;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.TextCell;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** The steps of complaints, each with the time that the rules give it and how many took it in time. */
final class ComplaintStepsBlock {
    private static final List<Comparison> AGAINST = List.of(Comparison.PREVIOUS, Comparison.TARGET);
    private static final Format TIME = new Format(Unit.SECONDS, 0);
    private final BlockContext context;
    private final Rules rules;

    ComplaintStepsBlock(BlockContext context, Rules rules) {
        this.context = context;
        this.rules = rules;
    }

    Future<List<Block>> of(ComplaintSteps piece) {
        List<Kpi> kpis = context.kpis(piece.kpis());
        return context.ask(context.question(kpis).comparedWith(EnumSet.copyOf(AGAINST)))
                .map(answer -> blocks(piece, kpis, answer));
    }

    private List<Block> blocks(ComplaintSteps piece, List<Kpi> kpis, KpiAnswer answer) {
        Map<Kpi, KpiValue> values = answer.rows().get(0).values();
        List<Double> shares = new ArrayList<>();
        kpis.forEach(kpi -> shares.add(values.get(kpi).estimate().value()));
        return List.of(
                context.bars(
                        piece.title(),
                        kpis.stream().map(context::name).toList(),
                        new Series(context.words().get("in_time"), shares),
                        Figures.format(kpis.get(0)),
                        kpis,
                        BlockContext.n(answer.rows(), kpis.get(0))),
                table(piece, kpis, values, answer));
    }

    private Block table(ComplaintSteps piece, List<Kpi> kpis, Map<Kpi, KpiValue> values, KpiAnswer answer) {
        List<AgainstColumns> against = AgainstColumns.of(AGAINST, values.values(), context.words());
        List<Column> columns = new ArrayList<>(List.of(
                context.label("step"), context.number("allowed"), context.number("in_time"), context.number("n")));
        against.forEach(one -> columns.addAll(one.heads()));
        List<List<Cell>> rows = new ArrayList<>();
        for (Kpi kpi : kpis) {
            Estimate now = values.get(kpi).estimate();
            List<Cell> row = new ArrayList<>(List.of(
                    new TextCell(context.name(kpi)),
                    new FigureCell(new Figure(allowed(kpi), TIME, now.n(), null, null)),
                    context.cell(kpi, now, answer.smallest()),
                    new FigureCell(Figures.count(now.n()))));
            against.forEach(one -> row.addAll(one.cells(kpi, values.get(kpi))));
            rows.add(row);
        }
        return context.table(piece.title(), columns, rows, kpis, BlockContext.n(answer.rows(), kpis.get(0)));
    }

    private Double allowed(Kpi kpi) {
        return Arrays.stream(ComplaintStep.values())
                .filter(step -> step.kpi().equals(kpi.id()))
                .map(step -> (double) step.allowed(rules.complaintSteps()).toSeconds())
                .findFirst()
                .orElseThrow();
    }
}
