package dev.manyi.ingest;

import dev.manyi.fact.Fact;
import io.vertx.core.Future;
import java.util.List;

/** Stores facts of one kind, all or none, and tells what was new, changed or known. */
public interface FactWriter {
    Future<Outcome> write(List<? extends Fact> facts);
}
