package dev.manyi.report.template;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.period.Grain;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A report as its file describes it. `drill` is absent where there is nothing to look further into. */
public record ReportTemplate(
        String name,
        Words title,
        List<String> headline,
        List<SentenceRule> sentences,
        Optional<Deeper> drill,
        List<Part> sections) {

    /** What the reader can go down into: the dimensions from the top, the KPIs, and in which steps the first one's curve runs. */
    public record Deeper(List<Dimension> levels, List<String> kpis, Grain curve) {}

    /** A chapter. */
    public record Part(Words title, List<Piece> blocks) {}

    /** What a chapter is made of. */
    public sealed interface Piece {
        Words title();
    }

    /** KPIs as a table, each with the previous period and a year ago. */
    public record Overview(Words title, List<String> kpis) implements Piece {}

    /** KPIs as lines over time. */
    public record Trend(Words title, List<String> kpis, Grain grain) implements Piece {}

    /** Groups ordered by one KPI, cut after some rows. */
    public record Ranking(
            Words title, Dimension by, String order, boolean worst, List<String> kpis, int most, boolean bars)
            implements Piece {}

    /** Every KPI it names. */
    public List<String> kpis() {
        List<String> inSections = sections.stream()
                .flatMap(part -> part.blocks().stream())
                .flatMap(piece -> kpis(piece).stream())
                .toList();
        List<String> below = drill.map(Deeper::kpis).orElse(List.of());
        return Stream.of(headline, inSections, below)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static List<String> kpis(Piece piece) {
        if (piece instanceof Overview overview) {
            return overview.kpis();
        }
        return piece instanceof Trend trend ? trend.kpis() : ((Ranking) piece).kpis();
    }
}
