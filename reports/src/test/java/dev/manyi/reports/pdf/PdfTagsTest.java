package dev.manyi.reports.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.DemoReport;
import dev.manyi.reports.QuarterReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.junit.jupiter.api.Test;

/** What a reading aid is told. */
class PdfTagsTest {
    @Test
    void headingsTablesAndFiguresAreTagged() throws IOException {
        try (PDDocument pdf = PdfText.open(QuarterReport.in(DemoReport.CHINESE))) {
            var count = new TreeMap<String, Integer>();
            var words = new ArrayList<String>();
            for (Object kid : pdf.getDocumentCatalog().getStructureTreeRoot().getKids()) {
                visit((PDStructureElement) kid, count, words);
            }
            assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
            assertEquals(1, count.get("H1"));
            assertEquals(9, count.get("H2"), "summary, contents, four sections, three appendices");
            assertEquals(4, count.get("Table"), "three tables and the definitions");
            assertEquals(6 + 4 + 1, count.get("TH"));
            assertEquals(60 * 6 + 5 * 4 + 3 + 3 * 2, count.get("TD"), "each cell once, however many pages");
            assertEquals(9, count.get("Figure"), "logo and eight charts");
            assertTrue(words.stream().anyMatch(text -> text.contains("收银排队 3.4") && text.contains("自助设备 –")));
        }
    }

    @Test
    void allTextIsTaggedOrAnArtifact() throws IOException {
        try (PDDocument pdf = PdfText.open(QuarterReport.in(DemoReport.CHINESE))) {
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                var extractor = new PDFMarkedContentExtractor();
                extractor.processPage(pdf.getPage(page));
                int marked = extractor.getMarkedContents().stream()
                        .mapToInt(PdfTagsTest::characters)
                        .sum();
                int shown = PdfText.page(pdf, page + 1).replaceAll("\\s", "").length();
                assertTrue(marked >= shown && shown > 20, "page " + (page + 1) + ": " + marked + " of " + shown);
            }
        }
    }

    private static void visit(PDStructureElement element, Map<String, Integer> count, List<String> words) {
        count.merge(element.getStructureType(), 1, Integer::sum);
        if (element.getAlternateDescription() != null) {
            words.add(element.getAlternateDescription());
        }
        for (Object kid : element.getKids()) {
            if (kid instanceof PDStructureElement child) {
                visit(child, count, words);
            }
        }
    }

    private static int characters(PDMarkedContent content) {
        int characters = 0;
        for (Object part : content.getContents()) {
            if (part instanceof PDMarkedContent inner) {
                characters += characters(inner);
            } else if (part instanceof org.apache.pdfbox.text.TextPosition position) {
                characters += position.getUnicode().strip().length();
            }
        }
        return characters;
    }
}
