package dev.manyi.kpi.comparison;

import dev.manyi.kpi.formula.Estimate;

/**
 * A value to hold another against: measured, or fixed by somebody and then without n. `against` tells whose it is, such as
 * `region:EAST`, or where it comes from; null where the comparison says it. `beyond` is of more than the reader may see.
 */
record Reference(Estimate estimate, boolean fixed, boolean beyond, String against) {
    static final Reference NONE = measured(Estimate.NO_DATA, null);
    static final Reference NONE_FIXED = new Reference(Estimate.NO_DATA, true, false, null);
    /** There is one, which the settings keep from this reader. */
    static final Reference NOT_TOLD = new Reference(Estimate.NO_DATA, true, true, null);

    static Reference measured(Estimate estimate, String against) {
        return new Reference(estimate, false, false, against);
    }

    static Reference fixed(double value, String against) {
        return new Reference(Estimate.plain(value, 0), true, false, against);
    }

    static Reference beyond(Estimate estimate, String against) {
        return new Reference(estimate, false, true, against);
    }

    /**
     * What a reader of `own` facts is told: beyond the own scope one number, without the n and the interval by which the others'
     * value could be computed, and none at all where the others are too few.
     */
    Reference told(long own, int smallest) {
        if (!beyond || estimate.value() == null) {
            return this;
        }
        long others = estimate.n() - own;
        return others > 0 && others < smallest
                ? measured(Estimate.SUPPRESSED, against)
                : fixed(estimate.value(), against);
    }
}
