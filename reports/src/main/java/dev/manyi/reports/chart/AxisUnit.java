package dev.manyi.reports.chart;

import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.style.Messages;
import java.util.Objects;

/** In what a value axis counts: percent for shares, and for durations the unit that suits the longest one. */
record AxisUnit(double divisor, String suffix) {
    static AxisUnit of(Chart chart, Messages messages) {
        return switch (chart.format().unit()) {
            case FRACTION -> new AxisUnit(0.01, "%");
            case POINTS, COUNT -> new AxisUnit(1, "");
            case SECONDS -> duration(largest(chart), messages);
        };
    }

    double scaled(double value) {
        return value / divisor;
    }

    private static AxisUnit duration(double longest, Messages messages) {
        if (longest < 90) {
            return new AxisUnit(1, " " + messages.text("unit.seconds"));
        }
        if (longest < 90 * 60) {
            return new AxisUnit(60, " " + messages.text("unit.minutes"));
        }
        if (longest < 48 * 3600) {
            return new AxisUnit(3600, " " + messages.text("unit.hours"));
        }
        return new AxisUnit(86400, " " + messages.text("unit.days"));
    }

    private static double largest(Chart chart) {
        return chart.series().stream()
                .map(Series::values)
                .flatMap(values -> values.stream().filter(Objects::nonNull))
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
    }
}
