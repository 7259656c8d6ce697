package dev.manyi.reports.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** One report, complete and immutable: every renderer draws exactly these numbers and asks nobody for more. */
public record Report(
        String name,
        Locale language,
        Cover cover,
        List<Highlight> summary,
        List<Section> sections,
        List<Definition> definitions) {
    public Report {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(cover, "cover");
        summary = List.copyOf(summary);
        sections = List.copyOf(sections);
        definitions = List.copyOf(definitions);
    }
}
