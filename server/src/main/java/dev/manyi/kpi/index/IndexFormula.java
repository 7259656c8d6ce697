package dev.manyi.kpi.index;

import dev.manyi.kpi.formula.Composed;
import dev.manyi.kpi.measure.Measured;
import java.util.List;

/** An index: the weighted mean of the scores of its parts, of which those without data leave. */
public interface IndexFormula extends Composed {
    List<Part> parts();

    /** How the value comes about. */
    IndexDetail detail(Measured measured);

    /** Whether its weights depend on the post of the staff that a row is about. */
    boolean weighsByPost();
}
