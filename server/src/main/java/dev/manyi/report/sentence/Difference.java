package dev.manyi.report.sentence;

import dev.manyi.kpi.catalogue.Kpi;

/**
 * A number of an issued report that is another one now. `group` is what people call the group that it is of, null for the
 * whole; a value is null where there are no data.
 */
public record Difference(Kpi kpi, String group, Double before, Double after, long nBefore, long nAfter, Why why) {

    /** What happened since: facts that came, were corrected and were withdrawn, and whether the rules are other ones. */
    public record Why(long added, long changed, long withdrawn, boolean rules) {}
}
