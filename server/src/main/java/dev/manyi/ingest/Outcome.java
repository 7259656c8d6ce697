package dev.manyi.ingest;

import java.util.List;
import java.util.stream.Stream;

/** What became of the rows that were sent. accepted + duplicate + updated + rejected = rows sent. */
public record Outcome(long accepted, long duplicate, long updated, long rejected, List<RowError> errors) {
    public static final Outcome NOTHING = new Outcome(0, 0, 0, 0, List.of());

    /** Why a row was rejected; rows count from 1. */
    public record RowError(long row, String field, String message) {}

    public Outcome {
        errors = List.copyOf(errors);
    }

    public Outcome plus(Outcome other) {
        return new Outcome(
                accepted + other.accepted,
                duplicate + other.duplicate,
                updated + other.updated,
                rejected + other.rejected,
                Stream.concat(errors.stream(), other.errors.stream()).toList());
    }
}
