package dev.manyi.reports.html;

import dev.manyi.reports.DemoReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the full report in both languages into the given folder, to be looked at. */
public final class HtmlFiles {
    private HtmlFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Locale language : List.of(DemoReport.CHINESE, Locale.ENGLISH)) {
            try (var out = Files.newOutputStream(folder.resolve("demo-" + language.toLanguageTag() + ".html"))) {
                HtmlReport.write(FullReport.in(language), out);
            }
        }
    }
}
