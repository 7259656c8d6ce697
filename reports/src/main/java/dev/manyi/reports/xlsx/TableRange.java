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

/** A table as cells. A column whose numbers have intervals is followed by their bounds, one with small samples by n. */
final class TableRange {
    private static final Format WHOLE = new Format(Unit.COUNT, 0);

    private final Table table;
    private final List<Details> details;
    private final Page page;
    private final Messages messages;
    private final Wording wording;

    TableRange(Page page, Messages messages, Table table) {
        this.table = table;
        this.details = details(table);
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
                at = cell(at, row.get(i), details.get(i));
            }
        }
        var range = new CellRangeAddress(head, page.row(), 0, columns - 1);
        bars(head);
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
        for (int i = 0; i < details.size(); i++) {
            if (!table.columns().get(i).numeric()) {
                return at;
            }
            at += 1 + details.get(i).columns();
        }
        return 0;
    }

    private void bars(int head) {
        int at = 0;
        for (int i = 0; i < details.size(); i++) {
            if (table.columns().get(i).numeric() && page.row() > head) {
                ColumnBars.add(page.sheet(), table, i, new CellRangeAddress(head + 1, page.row(), at, at));
            }
            at += 1 + details.get(i).columns();
        }
    }

    /** What stands beside the numbers of a column. */
    private record Details(boolean interval, boolean n) {
        int columns() {
            return (interval ? 2 : 0) + (n ? 1 : 0);
        }
    }

    private int heads() {
        int at = 0;
        for (int i = 0; i < details.size(); i++) {
            Column column = table.columns().get(i);
            page.head(at++, column.title(), column.numeric());
            if (details.get(i).interval()) {
                page.head(at++, column.title() + " " + messages.text("interval.low"), true);
                page.head(at++, column.title() + " " + messages.text("interval.high"), true);
            }
            if (details.get(i).n()) {
                page.head(at++, column.title() + " n", true);
            }
        }
        return at;
    }

    private int cell(int at, Cell cell, Details beside) {
        if (cell instanceof TextCell text) {
            page.text(at, text.text());
        } else {
            figure(at, ((FigureCell) cell).figure(), beside);
        }
        return at + 1 + beside.columns();
    }

    private void figure(int at, Figure figure, Details beside) {
        boolean pale = figure.smallSample();
        page.number(at++, figure.value(), figure.format(), pale);
        if (beside.interval()) {
            page.number(at++, figure.low(), figure.format(), pale);
            page.number(at++, figure.high(), figure.format(), pale);
        }
        if (beside.n()) {
            page.number(at, (double) figure.n(), WHOLE, pale);
        }
    }

    private static List<Details> details(Table table) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(column -> details(table, column))
                .toList();
    }

    /** An interval is worth nothing without its n; neither is a small sample. */
    private static Details details(Table table, int column) {
        List<Figure> figures = table.rows().stream()
                .map(row -> row.get(column))
                .filter(FigureCell.class::isInstance)
                .map(cell -> ((FigureCell) cell).figure())
                .toList();
        boolean interval = figures.stream().anyMatch(Figure::hasInterval);
        boolean small = figures.stream().anyMatch(Figure::smallSample);
        return new Details(interval, interval || small && !table.rows().stream().allMatch(row -> saysN(row, column)));
    }

    /** Whether the next cell of a row is the n of this one, which then need not be written twice. */
    private static boolean saysN(List<Cell> row, int column) {
        return column + 1 < row.size()
                && row.get(column) instanceof FigureCell number
                && row.get(column + 1) instanceof FigureCell next
                && Double.valueOf(number.figure().n()).equals(next.figure().value());
    }
}
