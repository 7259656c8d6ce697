package dev.manyi.kpi;

import dev.manyi.db.Turns;
import io.vertx.core.Future;
import java.util.List;

/** An engine whose questions take turns. */
public record PacedEngine(MeasureEngine engine, Turns turns) implements MeasureEngine {
    @Override
    public Future<List<MeasureGroup>> measures(MeasureQuery query) {
        return turns.take(() -> engine.measures(query));
    }
}
