package dev.manyi.kpi.disclosure;

import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.measure.Measured;
import java.util.Set;

/** One place of an answer: its measures, and the KPIs whose values there are not told. Every value on a surface comes by here. */
public record Cell(Measured measured, Set<String> withheld, long smallest) {
    public static final Cell NOTHING = told(Measured.NOTHING);

    /** Where nothing is guarded. */
    public static Cell told(Measured measured) {
        return new Cell(measured, Set.of(), 1);
    }

    public Estimate of(Kpi kpi) {
        long behind = smallest > 1 ? Respondents.of(kpi.formula(), measured) : 0;
        boolean small = behind > 0 && behind < smallest;
        return small || withheld.contains(kpi.id())
                ? Estimate.SUPPRESSED
                : kpi.formula().of(measured);
    }

    public Cell ofPost(String post) {
        return new Cell(measured.ofPost(post), withheld, smallest);
    }
}
