package dev.manyi.reports.model;

import java.util.List;

/** What is read in ten seconds: headline numbers, what they mean, and what to improve first, the worst on top. */
public record Summary(List<Highlight> highlights, List<Finding> findings, List<Problem> improve) {
    public Summary {
        highlights = List.copyOf(highlights);
        findings = List.copyOf(findings);
        improve = List.copyOf(improve);
    }

    /** Of numbers only. */
    public static Summary of(List<Highlight> highlights) {
        return new Summary(highlights, List.of(), List.of());
    }
}
