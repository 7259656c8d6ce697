package dev.manyi.reports.chart;

import static dev.manyi.reports.chart.Options.FONT;
import static dev.manyi.reports.chart.Options.map;
import static dev.manyi.reports.chart.Options.text;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Scale;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Palette;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** Lines over time and horizontal bars: what is drawn between two axes. */
final class AxesOption {
    private static final int CATEGORY_WIDTH = 150;
    private static final int FEW_POINTS = 13;
    private static final int ROOM_FOR_EVERY_NAME = 45;

    private final Chart chart;
    private final Messages messages;
    private final AxisUnit unit;

    AxesOption(Chart chart, Messages messages) {
        this.chart = chart;
        this.messages = messages;
        this.unit = AxisUnit.of(chart, messages);
    }

    void putInto(Map<String, Object> option) {
        boolean line = chart.kind() == Kind.LINE;
        int top = (chart.series().size() > 1 ? 30 : 12) + (hasTarget() && !line ? 10 : 0);
        // The room on the right is for the value printed beside the last point or the longest bar.
        int right = line && everyPointIsLabelled() ? 12 : 44;
        option.put("grid", map("left", 4, "right", right, "top", top, "bottom", 4, "containLabel", true));
        option.put(line ? "xAxis" : "yAxis", line ? timeAxis() : nameAxis());
        option.put(line ? "yAxis" : "xAxis", valueAxis(line));
        var series = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            series.add(line ? line(i) : bar(i));
        }
        if (hasTarget()) {
            series.add(target(line));
        }
        option.put("series", series);
    }

    private boolean hasTarget() {
        return chart.scale().target() != null;
    }

    /** A dashed line with its number; itself an unseen point of the chart, so that the axis reaches to it. */
    private Map<String, Object> target(boolean line) {
        double at = unit.scaled(chart.scale().target());
        String text =
                messages.text("target", FigureFormat.text(chart.scale().target(), chart.format(), messages.language()));
        var label = map("show", true, "formatter", text, "position", line ? "insideStartTop" : "end");
        label.putAll(map("fontSize", FONT - 0.5, "color", Palette.hex("target"), "textBorderWidth", 0));
        if (!line) {
            label.put("distance", 4);
        }
        var mark = map("symbol", List.of("none", "none"), "silent", true, "label", label);
        mark.put("lineStyle", map("color", Palette.hex("target"), "width", 1.2, "type", List.of(6, 3)));
        mark.put("data", List.of(map(line ? "yAxis" : "xAxis", at)));
        var unseen = new ArrayList<>(Collections.nCopies(chart.categories().size(), null));
        if (!unseen.isEmpty()) {
            unseen.set(0, at);
        }
        var target = map("name", text, "type", "line", "silent", true, "showSymbol", false, "symbol", "none");
        target.put("tooltip", map("show", false));
        target.put("lineStyle", map("opacity", 0));
        target.put("data", unseen);
        target.put("markLine", mark);
        return target;
    }

    private Map<String, Object> timeAxis() {
        var axis = map("type", "category", "data", ChartNames.categories(chart));
        axis.put("axisLabel", text("ink-soft"));
        axis.put("axisTick", map("show", false));
        axis.put("axisLine", map("onZero", false, "lineStyle", map("color", Palette.hex("muted"))));
        return axis;
    }

    private Map<String, Object> nameAxis() {
        var label = text("ink");
        label.put("width", CATEGORY_WIDTH);
        label.put("overflow", "break");
        label.put("lineHeight", FONT + 2);
        if (chart.categories().size() <= ROOM_FOR_EVERY_NAME) {
            label.put("interval", 0);
        }
        var axis = map("type", "category", "data", ChartNames.categories(chart), "inverse", true, "axisLabel", label);
        axis.put("axisTick", map("show", false));
        axis.put("axisLine", map("show", false, "onZero", false));
        return axis;
    }

    private Map<String, Object> valueAxis(boolean line) {
        var label = text("ink-soft");
        label.put("formatter", "{value}" + unit.suffix());
        // Bars start at zero, lines may start where the values are.
        var axis = map("type", "value", "scale", line, "splitNumber", 5, "axisLabel", label);
        axis.put("splitLine", map("lineStyle", map("color", Palette.hex("rule"), "width", 0.6)));
        boolean negative = !line && values().anyMatch(value -> value < 0);
        bounds(axis);
        axis.put("boundaryGap", line ? List.of("8%", "8%") : List.of(negative ? "12%" : "0%", "4%"));
        return axis;
    }

    /** The scale that was asked for, where the values keep within it. */
    private void bounds(Map<String, Object> axis) {
        Scale scale = chart.scale();
        double[] reached = DoubleStream.concat(
                        values(), hasTarget() ? DoubleStream.of(scale.target()) : DoubleStream.empty())
                .toArray();
        if (scale.from() != null && DoubleStream.of(reached).allMatch(value -> value >= scale.from())) {
            axis.put("min", unit.scaled(scale.from()));
        }
        if (scale.to() != null && DoubleStream.of(reached).allMatch(value -> value <= scale.to())) {
            axis.put("max", unit.scaled(scale.to()));
        }
    }

    private Map<String, Object> line(int index) {
        Series one = chart.series().get(index);
        String colour = Palette.series(index);
        var line =
                map("name", ChartNames.series(chart).get(index), "type", "line", "showSymbol", true, "symbolSize", 4.5);
        line.put("symbol", Options.mark(index));
        line.put("itemStyle", map("color", colour));
        line.put("lineStyle", map("color", colour, "width", 1.8, "type", Options.dash(index)));
        boolean everyPoint = everyPointIsLabelled();
        int last = lastValue(one);
        var data = new ArrayList<>();
        for (int i = 0; i < one.values().size(); i++) {
            Double value = one.values().get(i);
            data.add(everyPoint || i == last ? labelled(value, everyPoint ? "top" : "right") : plain(value));
        }
        line.put("data", data);
        line.put("labelLayout", map("moveOverlap", "shiftY"));
        return line;
    }

    private boolean everyPointIsLabelled() {
        return chart.series().size() == 1 && chart.categories().size() <= FEW_POINTS;
    }

    private Map<String, Object> bar(int index) {
        Series one = chart.series().get(index);
        String colour = Palette.series(index);
        var bar = map(
                "name",
                ChartNames.series(chart).get(index),
                "type",
                "bar",
                "barMaxWidth",
                14,
                "barCategoryGap",
                "34%",
                "barGap",
                "10%");
        bar.put("itemStyle", map("color", colour));
        var data = new ArrayList<>();
        for (Double value : one.values()) {
            boolean negative = value != null && value < 0;
            Object item = labelled(value, negative ? "left" : "right");
            if (negative && item instanceof Map<?, ?> point) {
                var warned = new LinkedHashMap<Object, Object>(point);
                warned.put("itemStyle", map("color", Palette.hex("warning")));
                item = warned;
            }
            data.add(item);
        }
        bar.put("data", data);
        return bar;
    }

    private Object plain(Double value) {
        return value == null ? null : (Object) unit.scaled(value);
    }

    /** A point with its number printed beside it: the same text as everywhere else, not the axis' rounding. */
    private Object labelled(Double value, String position) {
        if (value == null) {
            return null;
        }
        String text = FigureFormat.text(value, chart.format(), messages.language());
        var label = map("show", true, "position", position, "formatter", text, "fontSize", FONT - 0.5);
        label.put("color", Palette.hex("ink"));
        label.put("textBorderWidth", 0);
        return map("value", unit.scaled(value), "label", label);
    }

    private static int lastValue(Series series) {
        int last = series.values().size() - 1;
        while (last >= 0 && series.values().get(last) == null) {
            last--;
        }
        return last;
    }

    private DoubleStream values() {
        return chart.series().stream()
                .flatMap(one -> one.values().stream())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue);
    }
}
