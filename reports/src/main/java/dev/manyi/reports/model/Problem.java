package dev.manyi.reports.model;

import java.util.Objects;

/** What should be improved first, and why: a problem type or a place, with the numbers that put it here. */
public record Problem(String name, String reason) {
    public Problem {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
    }
}
