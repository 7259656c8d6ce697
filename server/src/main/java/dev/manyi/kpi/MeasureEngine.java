package dev.manyi.kpi;

import io.vertx.core.Future;
import java.util.List;

/** Computes measures from facts. All engines give the same answer to the same question. */
public interface MeasureEngine {
    Future<List<MeasureGroup>> measures(MeasureQuery query);
}
