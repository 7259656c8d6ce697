package dev.manyi.kpi;

/** Which group of a {@link Grouping}: the number of its period and its keys, as {@link MeasureGroup} has them. */
public record GroupKey(int period, String group, String within) {}
