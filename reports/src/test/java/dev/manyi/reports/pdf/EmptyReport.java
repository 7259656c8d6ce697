package dev.manyi.reports.pdf;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Drill;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.model.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A month in which nothing happened. */
final class EmptyReport {
    private static final Format POINTS = new Format(Unit.POINTS, 1);

    private EmptyReport() {}

    static Report in(Locale language) {
        var cover = new Cover(
                "Org",
                "Title",
                "All",
                "2026-10",
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                ZoneId.of("UTC"),
                "1",
                "0:0",
                false,
                null);
        var gap = new Series("NPS", Collections.singletonList(null));
        var section = new Section(
                "Section",
                List.of(
                        new Table("Table", List.of(new Column("Store", false)), List.of(), "Surveys", 0, 0, 0),
                        new Chart("Chart", Kind.LINE, List.of("2026-10"), List.of(gap), POINTS, "Surveys", 0)));
        var highlight = new Highlight("NPS", new Figure(null, POINTS, 0, null, null), List.of());
        return new Report(
                "monthly",
                language,
                cover,
                Summary.of(List.of(highlight)),
                List.of(section),
                Appendix.of(List.of()),
                Drill.NONE);
    }
}
