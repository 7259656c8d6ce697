package dev.manyi.reports.chart;

/** A chart could not be drawn. */
public final class ChartFailure extends RuntimeException {
    ChartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
