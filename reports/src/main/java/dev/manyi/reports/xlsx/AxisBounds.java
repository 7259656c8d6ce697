package dev.manyi.reports.xlsx;

import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import java.util.Objects;
import java.util.stream.Stream;

/** Round bounds for a value axis; LibreOffice draws nothing on an axis without a minimum. Bars begin at zero. */
record AxisBounds(double low, double high, double step) {
    private static final int STEPS = 5;

    static AxisBounds of(Chart chart) {
        double[] values = Stream.concat(
                        chart.series().stream().flatMap(series -> series.values().stream()),
                        Stream.of(chart.scale()).map(scale -> scale.target()))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double least = values.length == 0 ? 0 : values[0];
        double most = values.length == 0 ? 1 : values[values.length - 1];
        if (chart.kind() == Kind.BAR) {
            least = Math.min(0, least);
            most = Math.max(0, most);
        }
        Double from = chart.scale().from();
        Double to = chart.scale().to();
        least = from == null ? least : from;
        most = to == null ? most : to;
        double span = most > least ? most - least : Math.max(Math.abs(most), 1);
        double step = round(span / STEPS);
        double low = from == null ? Math.floor(least / step) * step : from;
        double high = to == null ? Math.ceil(most / step) * step : to;
        return new AxisBounds(low, high > low ? high : low + step, step);
    }

    /** The next 1, 2 or 5 times a power of ten. */
    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double ratio = step / power;
        return power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    }
}
