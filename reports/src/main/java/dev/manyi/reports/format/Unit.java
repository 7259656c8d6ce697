package dev.manyi.reports.format;

/** What a number counts in; it decides how the number is written, never what it is. */
public enum Unit {
    /** A share of one: 0.425 is written 42.5%. */
    FRACTION,
    /** Points of a score or an index: 42.5. */
    POINTS,
    /** A duration in seconds, written in seconds, minutes, hours or days. */
    SECONDS,
    /** A number of things: 12,345. */
    COUNT
}
