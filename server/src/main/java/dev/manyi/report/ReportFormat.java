package dev.manyi.report;

import dev.manyi.reports.html.HtmlReport;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.pdf.PdfReport;
import dev.manyi.reports.xlsx.FactRows;
import dev.manyi.reports.xlsx.XlsxReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files a report can be. */
public enum ReportFormat {
    PDF("application/pdf") {
        @Override
        List<String> write(Report report, FactRows rows, OutputStream out) {
            return PdfReport.write(report, out);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        List<String> write(Report report, FactRows rows, OutputStream out) throws IOException {
            XlsxReport.write(report, rows, out);
            return List.of();
        }
    },
    HTML("text/html") {
        @Override
        List<String> write(Report report, FactRows rows, OutputStream out) throws IOException {
            HtmlReport.write(report, out);
            return List.of();
        }
    };

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * Writes the file and tells what could not be shown as it is (a glyph that no font has). Blocks.
     *
     * @param rows the facts behind the report for the formats that hold them; null for none
     */
    abstract List<String> write(Report report, FactRows rows, OutputStream out) throws IOException;

    /** Whether the file holds the facts behind the report, too. */
    boolean holdsRows() {
        return this == XLSX;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<ReportFormat> named(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(ReportFormat::id).toList();
    }
}
