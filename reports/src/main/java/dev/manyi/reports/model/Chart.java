package dev.manyi.reports.model;

import dev.manyi.reports.format.Format;
import java.util.List;
import java.util.Objects;

/** A chart with its source and the n behind it. */
public record Chart(
        String title, Kind kind, List<String> categories, List<Series> series, Format format, String source, long n)
        implements Block {
    public Chart {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(source, "source");
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.values().size() != categories.size()) {
                throw new IllegalArgumentException("chart \"" + title + "\", series \"" + one.name() + "\": "
                        + one.values().size() + " values for " + categories.size() + " categories");
            }
        }
    }
}
