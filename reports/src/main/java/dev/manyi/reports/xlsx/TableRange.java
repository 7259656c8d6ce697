package dev.manyi.reports.xlsx;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;

/** A table as cells. A column whose numbers have intervals or small samples is followed by their bounds and their n. */
final class TableRange {
    private static final Format WHOLE = new Format(Unit.COUNT, 0);

    /** Lower bound, upper bound and n. */
    private static final int DETAILS = 3;

    private final Table table;
    private final boolean[] detailed;
    private final Page page;
    private final Messages messages;
    private final Wording wording;

    TableRange(Page page, Messages messages, Table table) {
        this.table = table;
        this.detailed = detailed(table);
        this.page = page;
        this.messages = messages;
        this.wording = new Wording(messages);
    }

    /** Returns the range of head and rows. */
    CellRangeAddress write() {
        page.caption(table.title());
        page.nextRow();
        int head = page.row();
        int columns = heads();
        for (List<Cell> row : table.rows()) {
            page.nextRow();
            int at = 0;
            for (int i = 0; i < row.size(); i++) {
                at = cell(at, row.get(i), detailed[i]);
            }
        }
        var range = new CellRangeAddress(head, page.row(), 0, columns - 1);
        if (table.rows().isEmpty()) {
            page.note(messages.text("noData"));
        }
        String note = wording.sourceAndSample(table.source(), table.n());
        page.note(
                table.isCut()
                        ? messages.text("shown", wording.count(table.shown()), wording.count(table.total())) + " · "
                                + note
                        : note);
        page.nextRow();
        return range;
    }

    /** Where the names of the rows stand; the very first column where all are numbers. */
    int firstTextColumn() {
        int at = 0;
        for (int i = 0; i < detailed.length; i++) {
            if (!table.columns().get(i).numeric()) {
                return at;
            }
            at += detailed[i] ? 1 + DETAILS : 1;
        }
        return 0;
    }

    private int heads() {
        List<Column> columns = table.columns();
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            String title = columns.get(i).title();
            page.head(at++, title, columns.get(i).numeric());
            if (detailed[i]) {
                page.head(at++, title + " " + messages.text("interval.low"), true);
                page.head(at++, title + " " + messages.text("interval.high"), true);
                page.head(at++, title + " n", true);
            }
        }
        return at;
    }

    private int cell(int at, Cell cell, boolean withDetails) {
        if (cell instanceof FigureCell figureCell) {
            Figure figure = figureCell.figure();
            page.number(at, figure.value(), figure.format(), figure.smallSample());
            if (withDetails) {
                page.number(at + 1, figure.low(), figure.format(), figure.smallSample());
                page.number(at + 2, figure.high(), figure.format(), figure.smallSample());
                page.number(at + 3, (double) figure.n(), WHOLE, figure.smallSample());
            }
        } else {
            page.text(at, ((TextCell) cell).text());
            for (int i = 1; withDetails && i <= DETAILS; i++) {
                page.text(at + i, "");
            }
        }
        return withDetails ? at + 1 + DETAILS : at + 1;
    }

    private static boolean[] detailed(Table table) {
        var detailed = new boolean[table.columns().size()];
        IntStream.range(0, detailed.length)
                .forEach(i -> detailed[i] = table.rows().stream()
                        .map(row -> row.get(i))
                        .anyMatch(cell -> cell instanceof FigureCell figure
                                && (figure.figure().hasInterval()
                                        || figure.figure().smallSample())));
        return detailed;
    }
}
