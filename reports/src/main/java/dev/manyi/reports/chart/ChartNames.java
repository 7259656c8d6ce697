package dev.manyi.reports.chart;

import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Series;
import java.util.ArrayList;
import java.util.List;

/** The names in a chart, none longer than a chart can hold. */
final class ChartNames {
    private static final int LONGEST = 40;

    private ChartNames() {}

    static List<String> categories(Chart chart) {
        return chart.categories().stream().map(ChartNames::shortened).toList();
    }

    /** Taken apart where they are alike, because a legend shows each name once. */
    static List<String> series(Chart chart) {
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
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
