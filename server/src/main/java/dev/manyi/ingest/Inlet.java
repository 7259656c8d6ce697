package dev.manyi.ingest;

import dev.manyi.fact.RecordKind;
import dev.manyi.ingest.check.RowCheck;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where records of one kind go in: how their rows are checked and brought into the form that is stored, how many at most
 * make a batch, and who stores it.
 */
public record Inlet<T>(
        RecordKind kind, RowCheck<T> check, UnaryOperator<T> storable, int largestBatch, Writer<T> writer) {

    /** Stores a batch, and counts with it the rows that were rejected before. Its own errors count the records from 1. */
    @FunctionalInterface
    public interface Writer<T> {
        Future<Outcome> write(List<T> records, int rejectedBefore);
    }
}
