package dev.manyi.reports.model;

import java.util.List;

/** What one needs to trust or recompute the numbers: definitions, then questionnaire, sampling, exclusions, settings. */
public record Appendix(List<Definition> definitions, List<Section> sections) {
    public Appendix {
        definitions = List.copyOf(definitions);
        sections = List.copyOf(sections);
    }

    /** Of definitions only. */
    public static Appendix of(List<Definition> definitions) {
        return new Appendix(definitions, List.of());
    }
}
