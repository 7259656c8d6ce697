package dev.manyi.reports.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.AtOnce;
import dev.manyi.reports.DemoReport;
import dev.manyi.reports.HostileReport;
import dev.manyi.reports.Machine;
import dev.manyi.reports.model.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfReportTest {
    private static final Locale CHINESE = DemoReport.CHINESE;

    @Test
    void theChineseReportReadsBack() throws IOException {
        try (PDDocument pdf = open(DemoReport.in(CHINESE))) {
            assertContains(text(pdf, 1), "满意便利连锁有限公司", "服务绩效月报", "2026年10月1日至10月31日", "12,845 条");
            assertContains(text(pdf, 1), "2026-11-01 09:30 Asia/Shanghai", "2026-10-31 23:59 Asia/Shanghai");
            assertContains(text(pdf, 1), "M-2026-10-0001", "周期进行中", "全部区域 · 200 家门店");
            assertContains(text(pdf, 2), "净推荐值 NPS", "42.5", "n = 12,031", "95% 区间 40.9 至 44.1");
            assertContains(text(pdf, 2), "▲ +2.4 改善", "▼ -0.6 变差", "较去年同期 · 在误差范围内", "● 0.00 持平");
            assertContains(text(pdf, 2), "81.3%", "+1.3 个百分点", "12.3 分钟", "24.6 小时", "n = 3 · 样本少", "无可比数据");
            assertContains(all(pdf), "显示 60 / 共 137", "来源：门店问卷 · n = 9,412", "附录：指标定义", "呼和浩特高新区万达广场旗舰店");
            assertEquals("zh-CN", pdf.getDocumentCatalog().getLanguage());
            assertEquals(
                    "服务绩效月报 2026年10月1日至10月31日", pdf.getDocumentInformation().getTitle());
        }
    }

    @Test
    void theEnglishReportReadsBack() throws IOException {
        try (PDDocument pdf = open(DemoReport.in(Locale.ENGLISH))) {
            assertContains(text(pdf, 1), "Monthly Service", "12,845 answers", "Period still running");
            assertContains(text(pdf, 2), "95% interval 40.9 to 44.1", "▼ -0.6 worse", "within noise", "+1.3 pp");
            assertContains(all(pdf), "Shown 60 of 137", "Source: Store surveys · n = 9,412", "Appendix: definitions");
            assertEquals("en", pdf.getDocumentCatalog().getLanguage());
            assertEquals(
                    1793496600000L,
                    pdf.getDocumentInformation().getCreationDate().getTimeInMillis());
        }
    }

    @Test
    void everyPageAfterTheCoverHasItsHeadAndNumber() throws IOException {
        try (PDDocument pdf = open(DemoReport.in(CHINESE))) {
            int pages = pdf.getNumberOfPages();
            assertFalse(text(pdf, 1).contains("第 1 页"));
            for (int page = 2; page <= pages; page++) {
                assertContains(text(pdf, page), "第 " + page + " 页 / 共 " + pages + " 页", "服务绩效月报 · 2026年10月1日");
            }
        }
    }

    @Test
    void aLongTableRepeatsItsHeadAndItsNoteOnEveryPage() throws IOException {
        try (PDDocument pdf = open(DemoReport.in(CHINESE))) {
            var ranked = new ArrayList<String>();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                String text = text(pdf, page);
                if (text.contains("首次响应 n")) {
                    assertContains(text, "名次 门店 NPS 满意率", "显示 60 / 共 137");
                    ranked.add(text);
                }
            }
            assertTrue(ranked.size() >= 3, "the table runs over pages: " + ranked.size());
            String rows = String.join("\n", ranked);
            for (int rank = 1; rank <= 60; rank++) {
                assertTrue(rows.matches("(?s).*\n" + rank + " \\p{IsHan}+店 .*"), "row " + rank);
            }
        }
    }

    @Test
    void chartsAreVectorsWithTextAndEveryFontIsEmbedded() throws IOException {
        try (PDDocument pdf = open(DemoReport.in(CHINESE))) {
            var fonts = new ArrayList<PDFont>();
            int forms = 0;
            for (var page : pdf.getPages()) {
                forms += visit(page.getResources(), fonts);
            }
            assertTrue(forms >= 4, "charts are drawings: " + forms);
            assertTrue(fonts.size() >= 4);
            for (PDFont font : fonts) {
                assertTrue(font.isEmbedded(), font.getName());
                assertTrue(font.getName().matches("[A-Z]{6}\\+.*"), "a subset: " + font.getName());
            }
            assertContains(text(pdf, 3), "2025-08", "华东区", "45.4", "20");
            assertContains(text(pdf, 4), "2026-09", "81.3%");
            assertContains(text(pdf, 5), "-39.0", "呼和浩特高新区万达广场旗舰店");
        }
    }

    @Test
    void bookmarksLeadToTheSections() throws IOException {
        try (PDDocument pdf = open(DemoReport.in(Locale.ENGLISH))) {
            var titles = new ArrayList<String>();
            for (PDOutlineItem item :
                    pdf.getDocumentCatalog().getDocumentOutline().children()) {
                titles.add(item.getTitle());
                assertTrue(item.findDestinationPage(pdf) != null, item.getTitle());
            }
            var expected = List.of(
                    "Monthly Service Performance",
                    "Summary",
                    "Contents",
                    "Trend",
                    "Store ranking",
                    "Complaints",
                    "Appendix: definitions");
            assertEquals(expected, titles);
        }
    }

    @Test
    void theSameReportIsTheSameBytesOnAnyMachine() throws Exception {
        byte[] one = Machine.in("Asia/Shanghai", "zh-CN", () -> bytes(DemoReport.in(CHINESE)));
        byte[] other = Machine.in("America/St_Johns", "ar-EG", () -> bytes(DemoReport.in(CHINESE)));
        assertArrayEquals(one, other);
        assertFalse(Arrays.equals(one, bytes(DemoReport.in(Locale.ENGLISH))));
    }

    @Test
    void eightAtOnceAreAsOneAlone() throws Exception {
        AtOnce.eachIsAsMadeAlone(PdfReportTest::bytes);
    }

    @Test
    void hostileTextsAreJustText() throws IOException {
        for (String text : HostileReport.TEXTS) {
            try (PDDocument pdf = open(HostileReport.with(text, Locale.ENGLISH))) {
                assertContains(all(pdf), "Page 2 of " + pdf.getNumberOfPages(), "1.5", "-0.5");
                assertFalse(all(pdf).contains("Infinite table loop"), "OpenPDF gave up on a table");
            }
        }
        String markup = "<b>bold</b> & <script>";
        try (PDDocument pdf = open(HostileReport.with(markup, Locale.ENGLISH))) {
            assertTrue(all(pdf).split("<b>bold</b> & <script>", -1).length > 15, "as written, everywhere");
        }
    }

    @Test
    void aMissingGlyphIsShownAndReported() throws IOException {
        var out = new ByteArrayOutputStream();
        List<String> missing = PdfReport.write(HostileReport.with("好😀𠮷店", CHINESE), out);
        assertEquals(List.of("U+20BB7 𠮷"), missing);
        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            assertContains(all(pdf), "好😀〓店");
        }
        assertEquals(List.of(), PdfReport.write(DemoReport.in(CHINESE), new ByteArrayOutputStream()));
    }

    @Test
    void anEmptyReportSaysThatThereAreNoData() throws IOException {
        try (PDDocument pdf = open(EmptyReport.in(Locale.ENGLISH))) {
            assertEquals(3, all(pdf).split("No data", -1).length - 1, all(pdf));
            assertNotEquals(0, pdf.getNumberOfPages());
        }
    }

    private static byte[] bytes(Report report) {
        var out = new ByteArrayOutputStream();
        PdfReport.write(report, out);
        return out.toByteArray();
    }

    private static PDDocument open(Report report) throws IOException {
        return Loader.loadPDF(bytes(report));
    }

    /** The page's text with every run of blanks as one. */
    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf).replaceAll(" +", " ");
    }

    private static String all(PDDocument pdf) throws IOException {
        var text = new StringBuilder();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            text.append(text(pdf, page));
        }
        return text.toString();
    }

    /** Collects the fonts, refuses pictures, counts forms. */
    private static int visit(PDResources resources, List<PDFont> fonts) throws IOException {
        int forms = 0;
        for (COSName name : resources.getFontNames()) {
            fonts.add(resources.getFont(name));
        }
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            assertTrue(object instanceof PDFormXObject, "a picture: " + name);
            forms += 1 + visit(((PDFormXObject) object).getResources(), fonts);
        }
        return forms;
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), "\"" + part + "\" in:\n" + text);
        }
    }
}
