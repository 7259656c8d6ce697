package dev.manyi.kpi;

import dev.manyi.kpi.measure.Measured;

/**
 * The measures of one group: the number of its period among the cuts, from 0, and its keys, which are null for the facts that
 * name none and where nothing was grouped.
 */
public record MeasureGroup(int period, String group, String within, Measured measured) {
    public MeasureGroup(int period, String group, Measured measured) {
        this(period, group, null, measured);
    }
}
