package dev.manyi.http;

import java.util.Comparator;

/** A method and a path template, such as `GET /jobs/{id}`. */
public record Operation(String method, String path) implements Comparable<Operation> {
    private static final Comparator<Operation> BY_PATH =
            Comparator.comparing(Operation::path).thenComparing(Operation::method);

    @Override
    public int compareTo(Operation other) {
        return BY_PATH.compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
