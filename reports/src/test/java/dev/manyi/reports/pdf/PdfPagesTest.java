package dev.manyi.reports.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.DemoReport;
import dev.manyi.reports.QuarterReport;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Logo;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.model.TextCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.junit.jupiter.api.Test;

/** What stands where: summary, contents, charts of all kinds, tables over pages. */
class PdfPagesTest {
    private static final String NOT_AT_LINE_START = "，。、；：？！）》】”’…%";

    @Test
    void theSummaryTellsOnOnePageWhatToImproveAndWhy() throws IOException {
        try (PDDocument pdf = PdfText.open(QuarterReport.in(DemoReport.CHINESE))) {
            String page = PdfText.page(pdf, 2);
            for (String part : List.of("42.5", "优先改进", "配送延误", "502 件投诉，占 39.1%", "主要发现", "不能视为改善")) {
                assertTrue(page.contains(part), part + " in:\n" + page);
            }
        }
    }

    @Test
    void everyLineOfTheContentsLeadsToThePageItNames() throws IOException {
        try (PDDocument pdf = PdfText.open(QuarterReport.in(Locale.ENGLISH))) {
            List<String> lines = PdfText.page(pdf, 3).lines().toList();
            int links = 0;
            for (var annotation : pdf.getPage(2).getAnnotations()) {
                var goTo = (PDActionGoTo) ((PDAnnotationLink) annotation).getAction();
                var place = (PDPageDestination) goTo.getDestination();
                String line = lines.get(lines.indexOf("Contents") + ++links);
                int page = place.retrievePageNumber() + 1;
                assertTrue(line.endsWith(" " + page), line + " leads to page " + page);
                String title = line.substring(0, line.lastIndexOf(' '));
                assertTrue(PdfText.page(pdf, page).contains(title), title + " on page " + page);
            }
            assertEquals(19, links, "summary, four sections, ten tables and charts, three appendices with a table");
        }
    }

    @Test
    void radarPieAndTargetCarryTheirNumbersAsText() throws IOException {
        try (PDDocument pdf = PdfText.open(QuarterReport.in(Locale.ENGLISH))) {
            String all = PdfText.all(pdf);
            for (String part : List.of(
                    "3.4 / 3.6",
                    "full marks, 5.0",
                    "No data: Self-service",
                    "46.6% · 5,610",
                    "Target 45.0",
                    "Target 85.0%",
                    "Appendix: The questionnaire as asked",
                    "How much effort did it take")) {
                assertTrue(all.contains(part), part);
            }
        }
    }

    @Test
    void aHeadNeverStandsWithoutARow() throws IOException {
        for (int lines = 20; lines < 36; lines++) {
            try (PDDocument pdf = PdfText.open(with(new Text("line\n".repeat(lines)), table("row 1", 40)))) {
                for (int page = 3; page <= pdf.getNumberOfPages(); page++) {
                    String text = PdfText.page(pdf, page);
                    boolean rows = text.contains("row 1");
                    assertEquals(rows, text.contains("Head") && text.contains("Source: here"), text);
                }
            }
        }
    }

    @Test
    void aCellThatIsLongerThanAPageIsThereToTheLastWord() throws IOException {
        String words = IntStream.range(0, 1_500).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        try (PDDocument pdf = PdfText.open(with(table(words, 2), new Text(words)))) {
            String all = PdfText.all(pdf).replaceAll("\\s", "");
            for (int i = 0; i < 1_500; i++) {
                assertEquals(4, all.split("w" + i + "(?!\\d)", -1).length, "w" + i);
            }
        }
    }

    /** Whatever the length: the last rows of a long table stand together. */
    @Test
    void noTableEndsWithARowThatIsAlone() throws IOException {
        int longest = 0;
        for (int rows = 30; rows <= 40; rows++) {
            try (PDDocument pdf = PdfText.open(with(table("row", rows)))) {
                List<Long> shown = new ArrayList<>();
                for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                    shown.add(PdfText.page(pdf, page)
                            .lines()
                            .filter("row"::equals)
                            .count());
                }
                List<Long> some = shown.stream().filter(count -> count > 0).toList();
                assertEquals(rows, some.stream().mapToLong(Long::longValue).sum(), "rows shown: " + shown);
                assertTrue(some.get(some.size() - 1) >= 3, rows + " rows: " + shown);
                longest = Math.max(longest, some.size());
            }
        }
        assertEquals(2, longest, "pages");
    }

    @Test
    void noLineBeginsWithAMarkThatEndsAPhrase() throws IOException {
        String text = "满意，很满意；真的（非常）满意！".repeat(60);
        try (PDDocument pdf = PdfText.open(with(new Text(text), new Text("一" + text)))) {
            int lines = 0;
            for (String line : PdfText.all(pdf).split("\n")) {
                assertFalse(!line.isEmpty() && NOT_AT_LINE_START.indexOf(line.charAt(0)) >= 0, line);
                lines++;
            }
            assertTrue(lines > 30, "lines: " + lines);
        }
    }

    @Test
    void theLogoIsOnTheCoverAndOneThatIsNoneIsRefused() throws IOException {
        Report report = QuarterReport.in(Locale.ENGLISH);
        try (PDDocument pdf = PdfText.open(report)) {
            var resources = pdf.getPage(0).getResources();
            int pictures = 0;
            for (var name : resources.getXObjectNames()) {
                pictures += resources.getXObject(name) instanceof PDImageXObject ? 1 : 0;
            }
            assertEquals(1, pictures);
        }
        Report broken = with(new Logo("image/png", "bm8gcGljdHVyZQ=="));
        var failure = assertThrows(PdfFailure.class, () -> PdfReport.write(broken, new ByteArrayOutputStream()));
        assertTrue(failure.getMessage().contains("accepted are PNG and JPEG"), failure.getMessage());
    }

    private static Report with(Block... blocks) {
        Report empty = EmptyReport.in(Locale.ENGLISH);
        return new Report(
                empty.name(),
                empty.language(),
                empty.cover(),
                empty.summary(),
                List.of(new Section("Section", List.of(blocks))),
                empty.appendix(),
                empty.drill());
    }

    private static Report with(Logo logo) {
        Report empty = EmptyReport.in(Locale.ENGLISH);
        Cover of = empty.cover();
        var cover = new Cover(
                of.organisation(),
                of.title(),
                of.scope(),
                of.period(),
                of.sampleSize(),
                of.generatedAt(),
                of.dataAsOf(),
                of.zone(),
                of.reportNumber(),
                of.evidenceHead(),
                of.running(),
                logo);
        return new Report(
                empty.name(),
                empty.language(),
                cover,
                empty.summary(),
                empty.sections(),
                empty.appendix(),
                empty.drill());
    }

    private static Table table(String cell, int count) {
        var rows = new ArrayList<List<Cell>>(Collections.nCopies(count, List.of(new TextCell(cell))));
        return new Table("Caption", List.of(new Column("Head", false)), rows, "here", 3, count, count);
    }
}
