package dev.manyi.kpi.comparison;

import dev.manyi.kpi.formula.Estimate;

/**
 * A value to hold another against: measured, or fixed by somebody and then without n. `against` tells whose it is, such as
 * `region:EAST`, or where it comes from; null where the comparison says it.
 */
record Reference(Estimate estimate, boolean fixed, String against) {
    static final Reference NONE = measured(Estimate.NO_DATA, null);
    static final Reference NONE_FIXED = new Reference(Estimate.NO_DATA, true, null);

    static Reference measured(Estimate estimate, String against) {
        return new Reference(estimate, false, against);
    }

    static Reference fixed(double value, String against) {
        return new Reference(Estimate.plain(value, 0), true, against);
    }
}
