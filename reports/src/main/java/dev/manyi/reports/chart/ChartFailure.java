package dev.manyi.reports.chart;

/** A chart could not be drawn. */
public final class ChartFailure extends RuntimeException {
    public ChartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
