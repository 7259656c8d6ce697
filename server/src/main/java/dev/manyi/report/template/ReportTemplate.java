package dev.manyi.report.template;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.period.Grain;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A report as its file describes it. `drill` is absent where there is nothing to look further into. */
public record ReportTemplate(
        String name,
        Words title,
        Words purpose,
        Accepts accepts,
        List<String> headline,
        List<SentenceRule> sentences,
        Optional<Deeper> drill,
        List<Part> sections) {
    /** Stands for one KPI a rated side of the service, as in the catalogue. */
    public static final String EVERY_RATING = "rating_<dimension>";

    public ReportTemplate {
        headline = List.copyOf(headline);
        sentences = List.copyOf(sentences);
        sections = List.copyOf(sections);
    }

    /**
     * What it can be made for.
     *
     * @param focus the dimensions of which one value must be named; empty for a report about everything in its scope
     * @param everybody whether it hangs on the wall: nothing in it may be about a person
     */
    public record Accepts(Set<PeriodKind> periods, Set<ScopeKind> scopes, List<Dimension> focus, boolean everybody) {
        public Accepts {
            periods = Set.copyOf(periods);
            scopes = Set.copyOf(scopes);
            focus = List.copyOf(focus);
        }
    }

    /** A chapter. */
    public record Part(Words title, List<Piece> blocks) {}

    /** What the reader can go down into: the dimensions from the top, the KPIs, and in which steps the first one's curve runs. */
    public record Deeper(List<Dimension> levels, List<String> kpis, Grain curve) {}

    /** Every KPI it names. */
    public List<String> kpis() {
        List<String> inSections = sections.stream()
                .flatMap(part -> part.blocks().stream())
                .flatMap(piece -> piece.kpis().stream())
                .toList();
        List<String> below = drill.map(Deeper::kpis).orElse(List.of());
        return Stream.of(headline, inSections, below)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
