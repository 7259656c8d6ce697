package dev.manyi.kpi.comparison;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.disclosure.Cell;
import io.vertx.core.Future;
import java.util.Map;

/** Asks for the measures that a question needs, by place in its answer, with what may be told of them. */
@FunctionalInterface
public interface Measures {
    Future<Map<Slot, Cell>> of(KpiRequest question);
}
