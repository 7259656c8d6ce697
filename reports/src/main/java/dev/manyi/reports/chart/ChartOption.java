package dev.manyi.reports.chart;

import static dev.manyi.reports.chart.Options.FONT;
import static dev.manyi.reports.chart.Options.map;
import static dev.manyi.reports.chart.Options.text;

import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.style.Messages;
import java.util.Map;

/** The ECharts option of a chart: plain JSON, so that the same one can be drawn here and in a browser. */
public final class ChartOption {
    private ChartOption() {}

    public static String json(Chart chart, Messages messages) {
        var option = map("animation", false, "textStyle", map("fontSize", FONT));
        if (chart.series().size() > 1) {
            option.put("legend", legend(chart));
        }
        switch (drawn(chart)) {
            case LINE, BAR -> new AxesOption(chart, messages).putInto(option);
            case RADAR -> new RadarOption(chart, messages).putInto(option);
            case PIE -> new PieOption(chart, messages).putInto(option);
        }
        return Json.write(option);
    }

    /** What the chart is drawn as: what can be no radar or pie, for the values it has, is drawn as bars. */
    public static Kind drawn(Chart chart) {
        boolean fits =
                switch (chart.kind()) {
                    case LINE, BAR -> true;
                    case RADAR -> RadarOption.fits(chart);
                    case PIE -> PieOption.fits(chart);
                };
        return fits ? chart.kind() : Kind.BAR;
    }

    private static Map<String, Object> legend(Chart chart) {
        var legend = map("left", 0, "top", 0, "itemWidth", 22, "itemHeight", 8, "itemGap", 18);
        legend.put("data", ChartNames.series(chart));
        legend.put("textStyle", text("ink"));
        return legend;
    }
}
