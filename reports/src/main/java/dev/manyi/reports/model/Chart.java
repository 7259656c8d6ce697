package dev.manyi.reports.model;

import dev.manyi.reports.format.Format;
import java.util.List;
import java.util.Objects;

/** A chart with its source and the n behind it. */
public record Chart(
        String title,
        Kind kind,
        List<String> categories,
        List<Series> series,
        Format format,
        Scale scale,
        String source,
        long n)
        implements Block {
    private static final int MOST_SLICES = 5;

    /** With an axis as the data have it. */
    public Chart(
            String title,
            Kind kind,
            List<String> categories,
            List<Series> series,
            Format format,
            String source,
            long n) {
        this(title, kind, categories, series, format, Scale.FREE, source, n);
    }

    public Chart {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(source, "source");
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        if (kind == Kind.PIE && (series.size() != 1 || categories.size() > MOST_SLICES)) {
            throw new IllegalArgumentException("pie \"" + title + "\" of " + series.size() + " series with "
                    + categories.size() + " slices, accepted is one with at most " + MOST_SLICES);
        }
        for (Series one : series) {
            if (one.values().size() != categories.size()) {
                throw new IllegalArgumentException("chart \"" + title + "\", series \"" + one.name() + "\": "
                        + one.values().size() + " values for " + categories.size() + " categories");
            }
        }
    }
}
