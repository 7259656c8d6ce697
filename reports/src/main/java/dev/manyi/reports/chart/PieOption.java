package dev.manyi.reports.chart;

import static dev.manyi.reports.chart.Options.FONT;
import static dev.manyi.reports.chart.Options.map;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The shares of one question, as a ring whose slices each carry their name and percentage. */
final class PieOption {
    private static final Format SHARE = new Format(Unit.FRACTION, 1);
    private static final double NEARLY = 0.005;

    private final Chart chart;
    private final Messages messages;

    PieOption(Chart chart, Messages messages) {
        this.chart = chart;
        this.messages = messages;
    }

    /** Parts of a whole: none negative, together more than nothing; and shares must make up the whole. */
    static boolean fits(Chart chart) {
        double sum = sum(chart);
        boolean whole = chart.format().unit() != Unit.FRACTION || Math.abs(sum - 1) <= NEARLY;
        return whole && sum > 0 && values(chart).stream().allMatch(value -> value >= 0);
    }

    void putInto(Map<String, Object> option) {
        var slices = new ArrayList<>();
        var names = ChartNames.categories(chart);
        List<Double> values = chart.series().get(0).values();
        for (int i = 0; i < names.size(); i++) {
            if (values.get(i) != null) {
                var slice = map("name", names.get(i), "value", values.get(i));
                slice.put("itemStyle", map("color", Palette.series(i)));
                slice.put("label", label(names.get(i), values.get(i)));
                slices.add(slice);
            }
        }
        var pie = map("name", ChartNames.series(chart).get(0), "type", "pie", "data", slices);
        pie.putAll(map("radius", List.of("38%", "68%"), "center", List.of("50%", "50%"), "startAngle", 90));
        pie.put("labelLine", map("length", 10, "length2", 14, "lineStyle", map("color", Palette.hex("muted"))));
        pie.put("itemStyle", map("borderColor", Palette.hex("paper"), "borderWidth", 1.5));
        pie.put("avoidLabelOverlap", true);
        option.put("series", List.of(pie));
    }

    private Map<String, Object> label(String name, double value) {
        String share = FigureFormat.text(value / sum(chart), SHARE, messages.language());
        String text = chart.format().unit() == Unit.FRACTION
                ? share
                : share + " · " + FigureFormat.text(value, chart.format(), messages.language());
        var label = map("show", true, "formatter", name + "\n" + text, "fontSize", FONT, "lineHeight", FONT + 3);
        label.putAll(map("color", Palette.hex("ink"), "textBorderWidth", 0));
        return label;
    }

    private static double sum(Chart chart) {
        return values(chart).stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<Double> values(Chart chart) {
        return chart.series().stream()
                .flatMap(one -> one.values().stream())
                .filter(Objects::nonNull)
                .toList();
    }
}
