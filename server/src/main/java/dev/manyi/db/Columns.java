package dev.manyi.db;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Turns rows into one array a column, as `unnest` takes them. Absent values stay null. */
public record Columns<T>(List<T> rows) {
    /** Texts as one array. */
    public static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    public String[] texts(Function<T, ?> value) {
        return rows.stream()
                .map(value)
                .map(v -> v == null ? null : v.toString())
                .toArray(String[]::new);
    }

    public Integer[] integers(Function<T, Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }

    public Long[] longs(Function<T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    public Double[] doubles(Function<T, Double> value) {
        return rows.stream().map(value).toArray(Double[]::new);
    }

    public Boolean[] booleans(Function<T, Boolean> value) {
        return rows.stream().map(value).toArray(Boolean[]::new);
    }

    public OffsetDateTime[] instants(Function<T, Instant> value) {
        return rows.stream()
                .map(value)
                .map(i -> i == null ? null : i.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
