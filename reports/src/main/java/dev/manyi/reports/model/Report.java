package dev.manyi.reports.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** One report, complete and immutable: every renderer draws exactly these numbers and asks nobody for more. */
public record Report(
        String name,
        Locale language,
        Cover cover,
        Summary summary,
        List<Section> sections,
        Appendix appendix,
        Drill drill) {
    public Report {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(cover, "cover");
        Objects.requireNonNull(summary, "summary");
        sections = List.copyOf(sections);
        Objects.requireNonNull(appendix, "appendix");
        Objects.requireNonNull(drill, "drill");
    }

    public Report with(Cover other) {
        return new Report(name, language, other, summary, sections, appendix, drill);
    }
}
