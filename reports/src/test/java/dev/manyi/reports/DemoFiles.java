package dev.manyi.reports;

import dev.manyi.reports.pdf.PdfReport;
import dev.manyi.reports.xlsx.XlsxReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the demo report in both languages into the given folder, to be looked at. */
public final class DemoFiles {
    private DemoFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Locale language : List.of(DemoReport.CHINESE, Locale.ENGLISH)) {
            try (var out = Files.newOutputStream(folder.resolve("demo-" + language.toLanguageTag() + ".pdf"))) {
                PdfReport.write(DemoReport.in(language), out);
            }
            try (var out = Files.newOutputStream(folder.resolve("demo-" + language.toLanguageTag() + ".xlsx"))) {
                XlsxReport.write(DemoReport.in(language), out);
            }
        }
    }
}
