package dev.manyi.report.block;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.report.template.Piece.Staff;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Employees by their index: stars, what customers rate best and the weakest points, as far as few answers allow. */
final class StaffBlock {
    private static final int STARS = 5;
    private static final int STRENGTHS = 2;
    private static final int WEAK_POINTS = 3;
    private final BlockContext context;
    private final Kpi index;
    private final List<Kpi> ratings;

    StaffBlock(BlockContext context) {
        this.context = context;
        this.index = context.kpi("staff_index");
        this.ratings = context.kpis(List.of(ReportTemplate.EVERY_RATING));
    }

    Future<List<Block>> of(Staff piece) {
        List<Kpi> kpis = context.kpis(piece.kpis());
        KpiRequest question = context.question(kpis)
                .by(Dimension.EMPLOYEE)
                .ordered(new KpiRequest.Order(index, true), Integer.MAX_VALUE);
        return context.ask(question).map(answer -> blocks(piece, kpis, answer));
    }

    private List<Block> blocks(Staff piece, List<Kpi> kpis, KpiAnswer answer) {
        List<KpiRow> known =
                answer.rows().stream().filter(row -> row.key() != null).toList();
        List<KpiRow> told = known.stream()
                .filter(row -> value(row).estimate().value() != null)
                .toList();
        List<KpiRow> shown = told.subList(0, Math.min(piece.most(), told.size()));
        List<Block> blocks = new ArrayList<>();
        if (told.stream().anyMatch(row -> stars(row) != null)) {
            blocks.add(context.bars(
                    piece.title(),
                    IntStream.rangeClosed(1, STARS)
                            .mapToObj(number -> stars(STARS + 1 - number))
                            .toList(),
                    new Series(context.words().get("employees"), counts(told)),
                    Figures.count(0).format(),
                    List.of(index),
                    told.size()));
        }
        blocks.add(table(piece, kpis, shown, told.size()));
        int untold = known.size() - told.size();
        if (untold > 0) {
            blocks.add(new Note(
                    context.words()
                            .get(
                                    "note.staff_untold",
                                    untold,
                                    String.valueOf(answer.smallest().orElse(1))),
                    Tone.NEUTRAL));
        }
        blocks.add(new Note(context.words().get("note.stars"), Tone.NEUTRAL));
        return blocks;
    }

    private List<Double> counts(List<KpiRow> told) {
        return IntStream.rangeClosed(1, STARS)
                .mapToObj(number -> (double) told.stream()
                        .filter(row -> stars(row) != null && stars(row) == STARS + 1 - number)
                        .count())
                .toList();
    }

    private Block table(Staff piece, List<Kpi> kpis, List<KpiRow> shown, long total) {
        List<Column> columns = List.of(
                context.groups(Dimension.EMPLOYEE),
                context.label("stars"),
                new Column(context.name(index), true),
                context.number("n"),
                context.label("strengths"),
                context.label("weak_points"));
        List<List<Cell>> rows = shown.stream()
                .map(row -> {
                    List<Kpi> rated = bestFirst(row);
                    int weak = Math.min(WEAK_POINTS, Math.max(0, rated.size() - STRENGTHS));
                    Estimate estimate = value(row).estimate();
                    return List.<Cell>of(
                            new TextCell(row.name()),
                            new TextCell(stars(row) == null ? FigureFormat.NO_DATA : stars((int) stars(row))),
                            new FigureCell(Figures.bare(index, estimate)),
                            new FigureCell(Figures.count(estimate.n())),
                            points(row, rated.subList(0, Math.min(STRENGTHS, rated.size()))),
                            points(row, worstFirst(rated.subList(rated.size() - weak, rated.size()))));
                })
                .toList();
        return context.table(piece.title(), columns, rows, kpis, BlockContext.n(shown, index), total);
    }

    /** The ratings of an employee that are told. */
    private List<Kpi> bestFirst(KpiRow row) {
        return ratings.stream()
                .filter(kpi -> row.values().get(kpi).estimate().value() != null)
                .sorted(Comparator.comparing(
                                (Kpi kpi) -> -row.values().get(kpi).estimate().value())
                        .thenComparing(Kpi::id))
                .toList();
    }

    private static List<Kpi> worstFirst(List<Kpi> bestFirst) {
        List<Kpi> turned = new ArrayList<>(bestFirst);
        Collections.reverse(turned);
        return turned;
    }

    private Cell points(KpiRow row, List<Kpi> kpis) {
        String text = kpis.stream()
                .map(kpi -> context.words()
                        .get(
                                "point",
                                context.name(kpi),
                                FigureFormat.text(
                                        row.values().get(kpi).estimate().value(),
                                        Figures.format(kpi),
                                        context.request().language())))
                .collect(Collectors.joining(context.words().get("point.and")));
        return new TextCell(text.isEmpty() ? FigureFormat.NO_DATA : text);
    }

    private KpiValue value(KpiRow row) {
        return row.values().get(index);
    }

    private Integer stars(KpiRow row) {
        KpiAnswer.Index how = value(row).index();
        return how == null ? null : how.detail().stars();
    }

    private static String stars(int number) {
        return "★".repeat(number) + "☆".repeat(STARS - number);
    }
}
