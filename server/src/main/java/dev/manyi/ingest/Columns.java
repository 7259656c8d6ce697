package dev.manyi.ingest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Turns facts into one array a column, as `unnest` takes them. Absent values stay null. */
record Columns<T>(List<T> facts) {
    String[] texts(Function<T, ?> value) {
        return facts.stream()
                .map(value)
                .map(v -> v == null ? null : v.toString())
                .toArray(String[]::new);
    }

    Integer[] integers(Function<T, Integer> value) {
        return facts.stream().map(value).toArray(Integer[]::new);
    }

    Double[] doubles(Function<T, Double> value) {
        return facts.stream().map(value).toArray(Double[]::new);
    }

    Boolean[] booleans(Function<T, Boolean> value) {
        return facts.stream().map(value).toArray(Boolean[]::new);
    }

    OffsetDateTime[] instants(Function<T, Instant> value) {
        return facts.stream()
                .map(value)
                .map(i -> i == null ? null : i.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
