package dev.manyi.report.block;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.request.ReportWords;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.TextCell;
import java.util.Collection;
import java.util.List;

/** What values are held against, as columns: the other value, and where it is worth a word, what comes of it. */
record AgainstColumns(Comparison comparison, ReportWords words) {
    /** What misses a target by rounding of sums has reached it. */
    private static final double ROUNDING = 1e-9;

    /** In the order that is wanted. What no value has, a target that nobody set or a whole that this is not part of, has no column. */
    static List<AgainstColumns> of(List<Comparison> wanted, Collection<KpiValue> values, ReportWords words) {
        return wanted.stream()
                .filter(comparison -> Comparison.EARLIER.contains(comparison)
                        || values.stream()
                                .anyMatch(value -> has(value.comparisons().get(comparison))))
                .map(comparison -> new AgainstColumns(comparison, words))
                .toList();
    }

    private static boolean has(Compared compared) {
        return compared != null && compared.before().value() != null;
    }

    List<Column> heads() {
        Column value = new Column(words.get(comparison.id()), true);
        return switch (comparison) {
            case PREVIOUS -> List.of(value, new Column(words.get("verdict"), false));
            case TARGET -> List.of(value, new Column(words.get("met"), false));
            default -> List.of(value);
        };
    }

    List<Cell> cells(Kpi kpi, KpiValue value) {
        Compared compared = value.comparisons().get(comparison);
        Cell other = compared == null
                ? new FigureCell(Figures.end(kpi, null, 0))
                : new FigureCell(Figures.bare(kpi, compared.before()));
        return switch (comparison) {
            case PREVIOUS -> List.of(other, new TextCell(words.get("verdict." + verdict(compared))));
            case TARGET -> List.of(other, new TextCell(words.get("met." + met(kpi, compared))));
            default -> List.of(other);
        };
    }

    private static String verdict(Compared compared) {
        if (compared == null || compared.significant() == null) {
            return "none";
        }
        return compared.significant() ? "significant" : "noise";
    }

    private static String met(Kpi kpi, Compared compared) {
        if (compared == null || compared.change() == null || kpi.direction() == Direction.NONE) {
            return "none";
        }
        double ahead = kpi.direction() == Direction.LOWER ? -compared.change() : compared.change();
        return ahead >= -ROUNDING ? "yes" : "no";
    }
}
