package dev.manyi.kpi.formula;

import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import java.util.List;

/** How a KPI is made of measures. */
public sealed interface Formula permits CountOf, Share, Mean, NetShare, PercentileOf, Ratio, Availability, Composed {
    List<Measure> measures();

    /** What it is made of, fact by fact. */
    List<Counted> counts();

    Estimate of(Measured measured);

    /** The same, with time running in those hours. */
    default Formula in(Hours hours) {
        return this;
    }

    /** The two-sided p-value of "they differ by noise only", or null where no test is defined. */
    default Double pValue(Estimate now, Estimate before) {
        return null;
    }

    /** Whether two estimates differ by more than noise (5 %, two-sided), or null where no test is defined. */
    default Boolean significant(Estimate now, Estimate before) {
        return Significance.of(pValue(now, before));
    }

    /** Whether an estimate differs from a fixed value by more than noise, or null where no test is defined. */
    default Boolean significantAgainst(Estimate now, double fixed) {
        return null;
    }
}
