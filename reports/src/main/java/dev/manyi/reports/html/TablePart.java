package dev.manyi.reports.html;

import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.util.List;

/** A table with its title, its source and what of it is shown; the page's script makes it sortable and adds a filter. */
final class TablePart {
    private final Markup page;
    private final Messages messages;
    private final Wording wording;
    private final Numbers numbers;

    TablePart(Markup page, Messages messages) {
        this.page = page;
        this.messages = messages;
        this.wording = new Wording(messages);
        this.numbers = new Numbers(messages);
    }

    void write(Table table, String id) {
        page.begin("figure", "class", "table-block", "id", id).line();
        page.begin("figcaption").element("h3", table.title(), "id", id + "-title");
        page.end().line();
        if (table.rows().isEmpty()) {
            page.element("p", messages.text("noData"), "class", "soft");
        } else {
            grid(table.columns(), table.rows(), id + "-title");
        }
        page.begin("p", "class", "source");
        if (table.isCut()) {
            page.element("strong", messages.text("shown", wording.count(table.shown()), wording.count(table.total())));
            page.text(" · ");
        }
        source(table.source(), table.n());
        if (table.rows().stream().flatMap(List::stream).anyMatch(TablePart::hasInterval)) {
            page.text(" · " + messages.text("interval.note"));
        }
        page.end().end().line();
    }

    void source(String source, long n) {
        page.element("bdi", messages.text("source", source));
        page.text(" · " + messages.text("n", wording.count(n)));
    }

    /** @param titled the id of what names the table */
    void grid(List<Column> columns, List<List<Cell>> rows, String titled) {
        int name = nameColumn(columns);
        page.begin("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", titled);
        page.begin("table", "aria-labelledby", titled).begin("thead").begin("tr");
        for (Column column : columns) {
            page.element("th", column.title(), "scope", "col", "class", column.numeric() ? "number" : null);
        }
        page.end().end().line().begin("tbody").line();
        for (List<Cell> row : rows) {
            page.begin("tr");
            for (int i = 0; i < row.size(); i++) {
                cell(row.get(i), columns.get(i).numeric(), i == name);
            }
            page.end().line();
        }
        page.end().end().end().line();
    }

    private void cell(Cell cell, boolean numeric, boolean names) {
        page.begin(names ? "th" : "td", "scope", names ? "row" : null, "class", numeric ? "number" : null);
        if (cell instanceof FigureCell number) {
            figure(number.figure());
        } else {
            page.text(((TextCell) cell).text());
        }
        page.end();
    }

    private void figure(Figure figure) {
        boolean negative = figure.value() != null && figure.value() < 0;
        numbers.write(
                page,
                figure.value(),
                figure.format(),
                Numbers.isPale(figure) ? "pale" : negative ? "tone-warning" : null);
        wording.basis(figure).forEach(line -> page.element("small", line));
    }

    /** What the rows are called: the first column of words. */
    private static int nameColumn(List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).numeric()) {
                return i;
            }
        }
        return 0;
    }

    private static boolean hasInterval(Cell cell) {
        return cell instanceof FigureCell number && number.figure().hasInterval();
    }
}
