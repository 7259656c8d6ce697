package dev.manyi.reports.chart;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Palette;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** The ECharts option of a chart: plain JSON, so that the same one can be drawn here and in a browser. */
public final class ChartOption {
    private static final int FONT = 9;
    private static final int CATEGORY_WIDTH = 150;
    private static final int LONGEST_NAME = 40;
    private static final int FEW_POINTS = 13;
    private static final int ROOM_FOR_EVERY_NAME = 45;
    // Besides colour, lines differ in dash and mark: colours alone do not reach everybody, nor a black and white print.
    private static final List<String> DASHES = List.of("solid", "dashed", "dotted");
    private static final List<String> MARKS = List.of("circle", "rect", "triangle", "diamond");

    private final Chart chart;
    private final Messages messages;
    private final AxisUnit unit;

    private ChartOption(Chart chart, Messages messages) {
        this.chart = chart;
        this.messages = messages;
        this.unit = AxisUnit.of(chart, messages);
    }

    public static String json(Chart chart, Messages messages) {
        return Json.write(new ChartOption(chart, messages).option());
    }

    private Map<String, Object> option() {
        var option = map("animation", false);
        option.put("textStyle", map("fontSize", FONT));
        boolean line = chart.kind() == Kind.LINE;
        boolean legend = chart.series().size() > 1;
        if (legend) {
            option.put("legend", legend());
        }
        // The room on the right is for the value printed beside the last point or the longest bar.
        option.put(
                "grid",
                map(
                        "left",
                        4,
                        "right",
                        line && everyPointIsLabelled() ? 12 : 44,
                        "top",
                        legend ? 30 : 12,
                        "bottom",
                        4,
                        "containLabel",
                        true));
        option.put(line ? "xAxis" : "yAxis", line ? timeAxis() : nameAxis());
        option.put(line ? "yAxis" : "xAxis", valueAxis(line));
        var series = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            series.add(line ? line(i) : bar(i));
        }
        option.put("series", series);
        return option;
    }

    private Map<String, Object> legend() {
        return map("left", 0, "top", 0, "itemWidth", 22, "itemHeight", 8, "itemGap", 18, "textStyle", text("ink"));
    }

    private Map<String, Object> timeAxis() {
        var axis = map("type", "category", "data", names());
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
        var axis = map("type", "category", "data", names(), "inverse", true, "axisLabel", label);
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
        axis.put("boundaryGap", line ? List.of("8%", "8%") : List.of(negative ? "12%" : "0%", "4%"));
        return axis;
    }

    private Map<String, Object> line(int index) {
        Series one = chart.series().get(index);
        String colour = Palette.series(index);
        var line = map("name", seriesNames().get(index), "type", "line", "showSymbol", true, "symbolSize", 4.5);
        line.put("symbol", MARKS.get(index % MARKS.size()));
        line.put("itemStyle", map("color", colour));
        line.put("lineStyle", map("color", colour, "width", 1.8, "type", DASHES.get(index % DASHES.size())));
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
                seriesNames().get(index),
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

    private List<String> names() {
        return chart.categories().stream().map(ChartOption::shortened).toList();
    }

    /** Taken apart where they are alike, because a legend shows each name once. */
    private List<String> seriesNames() {
        var names = new ArrayList<String>();
        for (Series one : chart.series()) {
            String name = shortened(one.name());
            for (int i = 2; names.contains(name); i++) {
                name = shortened(one.name()) + " (" + i + ")";
            }
            names.add(name);
        }
        return names;
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    private static Map<String, Object> text(String colour) {
        return map("fontSize", FONT, "color", Palette.hex(colour));
    }

    /** Keys and values in turn, in this order. */
    private static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
