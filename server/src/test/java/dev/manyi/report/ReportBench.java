package dev.manyi.report;

import dev.manyi.auth.Scope;
import dev.manyi.report.request.Focus;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.TextCell;
import dev.manyi.testing.KpiBench;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports of a bench's facts, and what stands in them. */
final class ReportBench {
    private final KpiBench bench;

    ReportBench(KpiBench bench) {
        this.bench = bench;
    }

    Report report(String name, String period, Scope scope, Optional<Focus> focus, Locale language) {
        ReportTemplate template = bench.parts().templates().named(name).orElseThrow();
        ReportRequest request = new ReportRequest(
                template, ReportPeriod.parse(period), scope, "scope", focus, language, KpiBench.AS_OF);
        return KpiBench.await(bench.parts().reports().collect(request, "head"));
    }

    static Stream<Block> blocks(Report report) {
        return report.sections().stream().flatMap(section -> section.blocks().stream());
    }

    static Table table(Report report, String title) {
        return blocks(report)
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(table -> table.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    static Chart chart(Report report, String title) {
        return blocks(report)
                .filter(Chart.class::isInstance)
                .map(Chart.class::cast)
                .filter(chart -> chart.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** The numbers and texts of each row. */
    static List<List<Object>> rows(Table table) {
        return table.rows().stream()
                .map(row -> row.stream().map(ReportBench::content).toList())
                .toList();
    }

    private static Object content(Cell cell) {
        if (cell instanceof TextCell text) {
            return text.text();
        }
        Double value = ((FigureCell) cell).figure().value();
        return value == null ? "–" : value;
    }
}
