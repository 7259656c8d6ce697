package dev.manyi.kpi.explain;

import dev.manyi.kpi.measure.Hours;

/**
 * How a value came about. `numerator` and `denominator` are what is divided (null where nothing is), `excluded` the
 * responses that do not count there (null where none could), `hours` those in which time runs (null without a clock).
 */
public record Explanation(
        String sentence,
        String definition,
        Double numerator,
        Double denominator,
        Long excluded,
        Hours hours,
        boolean exactPercentile) {}
