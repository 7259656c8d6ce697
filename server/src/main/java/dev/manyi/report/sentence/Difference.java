package dev.manyi.report.sentence;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi;

/**
 * A value of a frozen report that the engine answers otherwise now. `by`, `key` and `group` (what people call the key) are
 * null for the whole scope; a value is null where there were, or are, no data or too few to tell.
 */
public record Difference(
        Kpi kpi,
        Dimension by,
        String key,
        String group,
        Double before,
        Double after,
        long nBefore,
        long nAfter,
        Why why) {

    /**
     * What happened since to the facts that the KPI is made of, of the report's period and place: facts that came in, that
     * were corrected, that are there no more (or moved elsewhere); and whether other rules count them.
     */
    public record Why(long added, long corrected, long withdrawn, boolean otherRules) {}
}
