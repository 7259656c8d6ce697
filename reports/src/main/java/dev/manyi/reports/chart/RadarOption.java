package dev.manyi.reports.chart;

import static dev.manyi.reports.chart.Options.FONT;
import static dev.manyi.reports.chart.Options.map;
import static dev.manyi.reports.chart.Options.text;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An axis for each category, from the centre to full marks; each axis names its values, so that none has to be measured. */
final class RadarOption {
    private static final int FEWEST = 3;
    private static final int RINGS = 5;

    private final Chart chart;
    private final Messages messages;

    RadarOption(Chart chart, Messages messages) {
        this.chart = chart;
        this.messages = messages;
    }

    /** A balance needs three axes and values that lie on them. */
    static boolean fits(Chart chart) {
        double from = from(chart);
        return complete(chart).count() >= FEWEST
                && complete(chart)
                        .allMatch(i -> chart.series().stream()
                                .allMatch(one -> one.values().get(i) >= from));
    }

    void putInto(Map<String, Object> option) {
        int[] axes = complete(chart).toArray();
        var names = ChartNames.categories(chart);
        double most = IntStream.of(axes)
                .mapToDouble(i -> chart.series().stream()
                        .mapToDouble(one -> one.values().get(i))
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
        double to = fullMarks(most);
        var indicators = new ArrayList<>();
        for (int i : axes) {
            indicators.add(map("name", names.get(i) + "\n" + values(i), "min", from(chart), "max", to));
        }
        boolean legend = chart.series().size() > 1;
        var radar = map("center", List.of("50%", legend ? "55%" : "52%"), "radius", legend ? "60%" : "66%");
        radar.putAll(map("splitNumber", RINGS, "indicator", indicators, "axisNameGap", 8));
        radar.put("axisName", map("fontSize", FONT, "color", Palette.hex("ink"), "lineHeight", FONT + 3));
        radar.put("splitArea", map("show", false));
        radar.put("splitLine", map("lineStyle", map("color", Palette.hex("rule"), "width", 0.6)));
        radar.put("axisLine", map("lineStyle", map("color", Palette.hex("rule"), "width", 0.6)));
        option.put("radar", radar);
        option.put("title", scale(to, missing(names, axes)));
        option.put("series", series(axes));
    }

    private List<Object> series(int[] axes) {
        var series = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            List<Double> values = chart.series().get(i).values();
            String colour = Palette.series(i);
            var data = map(
                    "value",
                    IntStream.of(axes).mapToObj(values::get).toList(),
                    "name",
                    ChartNames.series(chart).get(i));
            var one = map("name", ChartNames.series(chart).get(i), "type", "radar", "data", List.of(data));
            one.putAll(map("symbol", Options.mark(i), "symbolSize", 4.5));
            one.put("itemStyle", map("color", colour));
            one.put("lineStyle", map("color", colour, "width", 1.8, "type", Options.dash(i)));
            one.put("areaStyle", map("color", colour, "opacity", i == 0 ? 0.12 : 0));
            series.add(one);
        }
        return series;
    }

    /** In the legend's order. */
    private String values(int category) {
        return chart.series().stream()
                .map(one -> number(one.values().get(category)))
                .collect(Collectors.joining(" / "));
    }

    private Map<String, Object> scale(double to, String missing) {
        String scale = messages.text("radar.scale", number(from(chart)), number(to));
        var title = map("text", missing.isEmpty() ? scale : scale + "\n" + missing, "left", 0, "bottom", 0);
        var style = text("ink-soft");
        style.putAll(map("fontWeight", "normal", "lineHeight", FONT + 3));
        title.put("textStyle", style);
        title.put("padding", 0);
        return title;
    }

    private String missing(List<String> names, int[] axes) {
        String missing = IntStream.range(0, names.size())
                .filter(i -> IntStream.of(axes).noneMatch(axis -> axis == i))
                .mapToObj(names::get)
                .collect(Collectors.joining(messages.text("comma")));
        return missing.isEmpty() ? "" : messages.text("radar.noData", missing);
    }

    private String number(double value) {
        return FigureFormat.text(value, chart.format(), messages.language());
    }

    /** The end of the scale; without one 100 % for shares, and the next round number for others. */
    private double fullMarks(double most) {
        Double to = chart.scale().to();
        if (to != null && to >= most) {
            return to;
        }
        if (chart.format().unit() == Unit.FRACTION && most <= 1) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9))));
        return Math.max(power * Math.ceil(most / power), from(chart) + power);
    }

    private static double from(Chart chart) {
        return chart.scale().from() == null ? 0 : chart.scale().from();
    }

    /** A gap would be drawn as a value in the centre: categories with one are named below and have no axis. */
    private static IntStream complete(Chart chart) {
        return IntStream.range(0, chart.categories().size())
                .filter(i -> chart.series().stream().map(Series::values).allMatch(values -> values.get(i) != null));
    }
}
