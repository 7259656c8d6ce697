package dev.manyi.reports.model;

/** What a chart looks like. */
public enum Kind {
    /** Lines over an ordered axis: a trend. */
    LINE,
    /** Horizontal bars, the first category on top: a comparison. */
    BAR,
    /** An axis for each category, from the centre to full marks: a balance. */
    RADAR,
    /** The shares of one question: one series, at most five slices. */
    PIE
}
