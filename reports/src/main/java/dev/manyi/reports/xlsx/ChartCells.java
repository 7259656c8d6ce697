package dev.manyi.reports.xlsx;

import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.style.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Where a chart's numbers stand: the names of the series in row {@code head}, the categories in column {@code names}, the
 * series right of it. A target is a series like the others, with the same number everywhere, and the last.
 */
record ChartCells(Chart chart, List<Series> series, int names, int head) {
    static ChartCells of(Chart chart, int names, int head, Messages messages) {
        var series = new ArrayList<>(chart.series());
        if (hasTarget(chart)) {
            series.add(new Series(
                    messages.text("chart.target"),
                    Collections.nCopies(chart.categories().size(), chart.scale().target())));
        }
        return new ChartCells(chart, List.copyOf(series), names, head);
    }

    boolean isTarget(int index) {
        return index == chart.series().size();
    }

    boolean hasTarget() {
        return hasTarget(chart);
    }

    int column(int index) {
        return names + 1 + index;
    }

    CellRangeAddress categories() {
        return range(names);
    }

    CellRangeAddress values(int index) {
        return range(column(index));
    }

    boolean isEmpty() {
        return chart.categories().isEmpty() || chart.series().isEmpty();
    }

    private CellRangeAddress range(int column) {
        return new CellRangeAddress(head + 1, head + chart.categories().size(), column, column);
    }

    private static boolean hasTarget(Chart chart) {
        return chart.scale().target() != null && chart.kind() != Kind.PIE;
    }
}
