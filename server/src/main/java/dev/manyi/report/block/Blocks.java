package dev.manyi.report.block;

import dev.manyi.kpi.rules.Rules;
import dev.manyi.overview.OverviewService;
import dev.manyi.report.request.Focus;
import dev.manyi.report.template.Piece;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the tables and charts that a template's pieces ask for, one after the other. */
public final class Blocks {
    private final BlockContext context;
    private final OverviewService problems;
    private final Rules rules;

    public Blocks(BlockContext context, OverviewService problems, Rules rules) {
        this.context = context;
        this.problems = problems;
        this.rules = rules;
    }

    /** Nothing of pieces that group by the one value that the report is about anyway. */
    public Future<List<Block>> of(List<Piece> pieces) {
        Future<List<Block>> all = Future.succeededFuture(new ArrayList<>());
        for (Piece piece : pieces) {
            all = all.compose(done -> (groupsTheFocus(piece) ? Future.succeededFuture(List.<Block>of()) : told(piece))
                    .map(made -> {
                        done.addAll(made);
                        return done;
                    }));
        }
        return all;
    }

    private boolean groupsTheFocus(Piece piece) {
        Optional<Focus> focus = context.request().focus();
        return focus.isPresent() && piece.by().equals(focus.map(Focus::by));
    }

    /** What can not be cut by the focus says so instead of showing another number. */
    private Future<List<Block>> told(Piece piece) {
        // Groups are ordered by the first KPI; without groups any one is worth telling.
        List<String> needed = piece.by().isPresent() ? piece.kpis().subList(0, 1) : piece.kpis();
        if (!needed.isEmpty() && context.kpis(needed).isEmpty()) {
            return Future.succeededFuture(List.of(
                    new Note(context.words().get("note.not_by_focus", context.text(piece.title())), Tone.NEUTRAL)));
        }
        return of(piece);
    }

    private Future<List<Block>> of(Piece piece) {
        if (piece instanceof Piece.Overview overview) {
            return new OverviewBlock(context).of(overview);
        }
        if (piece instanceof Piece.Trend trend) {
            return new TrendBlock(context).of(trend);
        }
        if (piece instanceof Piece.Ranking ranking) {
            return new RankingBlock(context).of(ranking);
        }
        if (piece instanceof Piece.Breakdown breakdown) {
            return new BreakdownBlock(context).of(breakdown);
        }
        if (piece instanceof Piece.Radar radar) {
            return new RadarBlock(context).of(radar);
        }
        if (piece instanceof Piece.Distribution distribution) {
            return new DistributionBlock(context).of(distribution);
        }
        if (piece instanceof Piece.ComplaintSteps steps) {
            return new ComplaintStepsBlock(context, rules).of(steps);
        }
        if (piece instanceof Piece.Problems types) {
            return new ProblemsBlock(context, problems).of(types);
        }
        if (piece instanceof Piece.Staff staff) {
            return new StaffBlock(context).of(staff);
        }
        if (piece instanceof Piece.Steps steps) {
            return new StepsBlock(context).of(steps);
        }
        return Future.succeededFuture(List.of(new Text(context.text(piece.title()))));
    }
}
