package dev.manyi.report.block;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.overview.Overview.Problem;
import dev.manyi.overview.OverviewService;
import dev.manyi.overview.ProblemMap;
import dev.manyi.report.template.Piece.Problems;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** The problem types that hurt customers most, by frequency × impact as the first screen has it, and why they are here. */
final class ProblemsBlock {
    private static final Format SHARE = new Format(Unit.FRACTION, 1);
    private final BlockContext context;
    private final OverviewService overview;

    ProblemsBlock(BlockContext context, OverviewService overview) {
        this.context = context;
        this.overview = overview;
    }

    Future<List<Block>> of(Problems piece) {
        List<Kpi> kpis = context.kpis(piece.kpis());
        KpiRequest question = context.question(kpis);
        return overview.problems(question, context.known(), context.words().tag())
                .map(map -> blocks(piece, kpis, map));
    }

    private List<Block> blocks(Problems piece, List<Kpi> kpis, ProblemMap map) {
        List<Problem> shown =
                map.problems().subList(0, Math.min(piece.most(), map.problems().size()));
        if (shown.isEmpty()) {
            String none = context.words().get("note.no_data");
            return List.of(
                    new Note(context.words().get("note.about", context.text(piece.title()), none), Tone.NEUTRAL));
        }
        long tickets = map.problems().stream()
                .mapToLong(problem -> problem.now().tickets())
                .sum();
        List<Double> shares = new ArrayList<>();
        shown.forEach(problem -> shares.add(map.share(problem)));
        return List.of(
                context.bars(
                        piece.title(),
                        shown.stream().map(Problem::name).toList(),
                        new Series(context.words().get("harm"), shares),
                        SHARE,
                        kpis,
                        tickets),
                table(piece, kpis, map, shown, tickets),
                new Note(context.words().get("note.harm"), Tone.NEUTRAL));
    }

    private Block table(Problems piece, List<Kpi> kpis, ProblemMap map, List<Problem> shown, long tickets) {
        List<Column> columns = new ArrayList<>();
        columns.add(context.label("group.category"));
        kpis.forEach(kpi -> columns.add(new Column(context.name(kpi), true)));
        columns.add(context.number("harm"));
        columns.add(context.label("why"));
        List<List<Cell>> rows = shown.stream()
                .<List<Cell>>map(problem -> {
                    List<Cell> row = new ArrayList<>();
                    row.add(new TextCell(problem.name()));
                    kpis.forEach(kpi -> row.add(context.cell(
                            kpi,
                            problem.values().get(kpi).estimate(),
                            context.service().smallest(map.question()))));
                    row.add(new FigureCell(new Figure(map.share(problem), SHARE, tickets, null, null)));
                    row.add(new TextCell(context.words().get("why." + why(map, problem))));
                    return row;
                })
                .toList();
        return context.table(
                piece.title(), columns, rows, kpis, tickets, map.problems().size());
    }

    /** Told against the middle problem type. */
    private static String why(ProblemMap map, Problem problem) {
        boolean often = problem.now().tickets() >= map.medianTickets();
        boolean grave = problem.now().impact() >= map.medianImpact();
        if (often && grave) {
            return "both";
        }
        return often ? "often" : grave ? "grave" : "neither";
    }
}
