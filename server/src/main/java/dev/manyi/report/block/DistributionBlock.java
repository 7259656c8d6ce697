package dev.manyi.report.block;

import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.distribution.Distribution;
import dev.manyi.kpi.distribution.Distributions;
import dev.manyi.report.template.Piece;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How often each value of a score's scale was given, the highest on top. */
final class DistributionBlock {
    private static final Format SHARE = new Format(Unit.FRACTION, 1);
    private final BlockContext context;

    DistributionBlock(BlockContext context) {
        this.context = context;
    }

    Future<List<Block>> of(Piece.Distribution piece) {
        Kpi kpi = context.kpi(piece.kpi());
        return new Distributions(context.service())
                .of(context.question(List.of(kpi)))
                .map(found -> found.n() == 0
                        ? List.of(new Note(nothing(piece, found), Tone.NEUTRAL))
                        : blocks(piece, kpi, found));
    }

    private String nothing(Piece piece, Distribution found) {
        String why = found.suppressed()
                ? context.words()
                        .get("suppressed", String.valueOf(found.smallest().orElse(1)))
                : context.words().get("note.no_data");
        return context.words().get("note.about", context.text(piece.title()), why);
    }

    private List<Block> blocks(Piece piece, Kpi kpi, Distribution found) {
        List<Distribution.Step> steps = new ArrayList<>(found.scale());
        Collections.reverse(steps);
        List<String> names = steps.stream()
                .map(step -> context.words().get("mark", step.value()))
                .toList();
        List<Double> shares =
                steps.stream().map(step -> (double) step.n() / found.n()).toList();
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            rows.add(List.of(
                    new TextCell(names.get(i)),
                    new FigureCell(Figures.count(steps.get(i).n())),
                    new FigureCell(new Figure(shares.get(i), SHARE, found.n(), null, null))));
        }
        return List.of(
                context.bars(
                        piece.title(),
                        names,
                        new Series(context.words().get("share"), shares),
                        SHARE,
                        List.of(kpi),
                        found.n()),
                context.table(
                        piece.title(),
                        List.of(context.label("given"), context.number("answers"), context.number("share")),
                        rows,
                        List.of(kpi),
                        found.n()));
    }
}
