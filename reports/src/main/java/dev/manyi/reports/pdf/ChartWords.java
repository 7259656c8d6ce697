package dev.manyi.reports.pdf;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Series;
import java.util.Locale;

/** A chart in words: every value by name, for reading aids. */
final class ChartWords {
    private static final int LONGEST = 4_000;

    private ChartWords() {}

    static String of(Chart chart, Locale language) {
        var words = new StringBuilder(chart.title());
        for (Series series : chart.series()) {
            words.append("\n").append(series.name()).append(": ");
            for (int i = 0; i < series.values().size(); i++) {
                words.append(i == 0 ? "" : "; ")
                        .append(chart.categories().get(i))
                        .append(' ')
                        .append(FigureFormat.text(series.values().get(i), chart.format(), language));
            }
        }
        return Typesetter.shortened(words.toString(), LONGEST);
    }
}
