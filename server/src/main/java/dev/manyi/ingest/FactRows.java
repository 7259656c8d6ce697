package dev.manyi.ingest;

import dev.manyi.fact.Fact;
import io.vertx.core.Future;
import java.util.List;

/** Brings rows into the table of their kind, within a transaction; no identity twice. Tells how many rows it wrote. */
interface FactRows {
    /** Rows of which none is stored. */
    <T extends Fact> Future<Integer> insert(FactTable<T> table, List<T> facts);

    /** Rows that may be stored: those with other content replace what is there. */
    <T extends Fact> Future<Integer> upsert(FactTable<T> table, List<T> facts);
}
