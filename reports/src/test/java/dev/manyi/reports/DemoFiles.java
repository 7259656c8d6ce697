package dev.manyi.reports;

import dev.manyi.reports.model.Report;
import dev.manyi.reports.pdf.PdfReport;
import dev.manyi.reports.xlsx.XlsxReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the demo reports in both languages into the given folder, to be looked at. */
public final class DemoFiles {
    private DemoFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Locale language : List.of(DemoReport.CHINESE, Locale.ENGLISH)) {
            for (Report report : List.of(DemoReport.in(language), QuarterReport.in(language))) {
                write(report, folder.resolve(report.name() + "-" + language.toLanguageTag()));
            }
        }
    }

    private static void write(Report report, Path file) throws IOException {
        try (var out = Files.newOutputStream(file.resolveSibling(file.getFileName() + ".pdf"))) {
            PdfReport.write(report, out).forEach(missing -> System.err.println("no glyph for " + missing));
        }
        try (var out = Files.newOutputStream(file.resolveSibling(file.getFileName() + ".xlsx"))) {
            XlsxReport.write(report, out);
        }
    }
}
