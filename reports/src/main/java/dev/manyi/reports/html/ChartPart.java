package dev.manyi.reports.html;

import dev.manyi.reports.chart.ChartOption;
import dev.manyi.reports.chart.ECharts;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.style.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A chart with its title, its source and its numbers as a table. Drawn twice, for wide and for narrow screens: type that
 * shrinks with a picture can not be read on a phone.
 */
final class ChartPart {
    private static final int WIDE = 620;
    private static final int NARROW = 310;

    private final Markup page;
    private final Messages messages;
    private final TablePart tables;

    ChartPart(Markup page, Messages messages, TablePart tables) {
        this.page = page;
        this.messages = messages;
        this.tables = tables;
    }

    void write(Chart chart, String id) {
        page.begin("figure", "class", "chart-block", "id", id).line();
        page.begin("figcaption").element("h3", chart.title(), "id", id + "-title");
        page.end().line();
        if (isEmpty(chart)) {
            page.element("p", messages.text("noData"), "class", "soft");
        } else {
            String option = ChartOption.json(chart, messages);
            picture(chart, option, WIDE, "wide", id);
            picture(chart, option, NARROW, "narrow", id);
        }
        page.begin("p", "class", "source");
        tables.source(chart.source(), chart.n());
        page.end().line();
        if (!isEmpty(chart)) {
            page.begin("details", "class", "numbers").element("summary", messages.text("html.numbers"));
            tables.grid(columns(chart), rows(chart), id + "-title");
            page.end().line();
        }
        page.end().line();
    }

    private void picture(Chart chart, String option, int width, String style, String id) {
        page.begin("div", "class", "picture " + style);
        String svg = ECharts.shared().svg(option, width, height(chart, width));
        ChartSvg.write(page, svg, id + "-" + style, chart.title());
        page.end().line();
    }

    private static int height(Chart chart, int width) {
        return switch (ChartOption.drawn(chart)) {
            case LINE -> width == WIDE ? 240 : 220;
            case RADAR -> 300;
            case PIE -> 220;
            case BAR ->
                54 + (8 + 13 * chart.series().size()) * chart.categories().size();
        };
    }

    private List<Column> columns(Chart chart) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(messages.text("chart.category"), false));
        chart.series().forEach(series -> columns.add(new Column(series.name(), true)));
        return columns;
    }

    private static List<List<Cell>> rows(Chart chart) {
        var rows = new ArrayList<List<Cell>>();
        for (int i = 0; i < chart.categories().size(); i++) {
            var row = new ArrayList<Cell>();
            row.add(new TextCell(chart.categories().get(i)));
            for (Series series : chart.series()) {
                row.add(new FigureCell(new Figure(series.values().get(i), chart.format(), chart.n(), null, null)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static boolean isEmpty(Chart chart) {
        return chart.series().stream()
                .allMatch(series -> series.values().stream().allMatch(Objects::isNull));
    }
}
