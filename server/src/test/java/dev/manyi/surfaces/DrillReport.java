package dev.manyi.surfaces;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.html.HtmlReport;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Definition;
import dev.manyi.reports.model.Drill;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.model.Tone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A page of two regions with ten stores each and one that nobody belongs to: enough to sort, filter and go down. */
final class DrillReport {
    private static final Format POINTS = new Format(Unit.POINTS, 1);
    private static final int STORES = 10;

    private DrillReport() {}

    /** @param names what everything is called; e.g. what an attacker types */
    static byte[] page(Locale language, String names) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            HtmlReport.write(report(language, names), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The score of the i-th store of a region; the third has no data. */
    static Double score(int region, int store) {
        return store == 2 ? null : (Double) (80.25 - 20 * region - 7.5 * store);
    }

    private static Report report(Locale language, String names) {
        Cover cover = new Cover(
                names,
                names,
                names,
                names,
                7,
                Instant.EPOCH,
                Instant.EPOCH,
                ZoneId.of("UTC"),
                "R-1",
                "1:ab",
                false,
                null);
        Figure figure = new Figure(51.5, POINTS, 7, 40.0, 60.0, true);
        Chart chart = new Chart(
                names, Kind.BAR, List.of("a", "b"), List.of(new Series(names, List.of(1.0, -2.0))), POINTS, names, 7);
        Summary summary = new Summary(
                List.of(new Highlight(names, figure, List.of())),
                List.of(new Finding(names, Tone.BETTER)),
                List.of(new Problem(names, names)));
        return new Report(
                "monthly",
                language,
                cover,
                summary,
                List.of(new Section(names, List.of(table(names), chart, new Note(names, Tone.WORSE)))),
                Appendix.of(List.of(new Definition(names, "The last word of the appendix"))),
                drill(names));
    }

    private static Table table(String names) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int store = 0; store < STORES; store++) {
            rows.add(List.of(new TextCell(names + " " + store), cell(score(0, store))));
        }
        List<Column> columns = List.of(new Column(names, false), new Column(names, true));
        return new Table(names, columns, rows, names, 7, STORES, 137);
    }

    private static Drill drill(String names) {
        List<Drill.Row> regions = new ArrayList<>();
        List<Drill.Row> stores = new ArrayList<>();
        for (int region = 0; region < 2; region++) {
            regions.add(row("R" + region, null, names + " " + region, score(region, 0)));
            for (int store = 0; store < STORES; store++) {
                stores.add(row("S" + region + store, "R" + region, names + " " + region + store, score(region, store)));
            }
        }
        regions.add(row("R2", null, names + " 2", 1.0));
        return new Drill(
                names,
                List.of("NPS"),
                List.of("2026-08", "2026-09", "2026-10"),
                POINTS,
                List.of(new Drill.Level("Region", regions, 3), new Drill.Level("Store", stores, 25)),
                names);
    }

    private static Drill.Row row(String key, String parent, String name, Double score) {
        return new Drill.Row(key, parent, name, List.of(cell(score)), Arrays.asList(score, null, score));
    }

    private static Cell cell(Double score) {
        return new FigureCell(new Figure(score, POINTS, 7, null, null));
    }
}
