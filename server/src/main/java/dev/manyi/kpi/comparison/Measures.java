package dev.manyi.kpi.comparison;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.measure.Measured;
import io.vertx.core.Future;
import java.util.Map;

/** Asks for the measures that a question needs, by place in its answer. */
@FunctionalInterface
public interface Measures {
    Future<Map<Slot, Measured>> of(KpiRequest question);
}
