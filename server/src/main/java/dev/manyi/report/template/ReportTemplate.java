package dev.manyi.report.template;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.period.Grain;
import java.util.List;

/** A report as its file describes it. */
public record ReportTemplate(String name, Words title, List<String> headline, List<Part> sections) {

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
        return java.util.stream.Stream.concat(headline.stream(), inSections.stream())
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
