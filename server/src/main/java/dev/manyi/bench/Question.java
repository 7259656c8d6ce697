package dev.manyi.bench;

import dev.manyi.kpi.KpiRequest;
import java.util.List;

/** A question as the engine is asked and as raw SQL asks it. The engine groups by one thing: a second one is a part each. */
record Question(String name, List<Part> parts, RawQueries.Raw raw) {
    record Part(String label, KpiRequest request) {}
}
