package dev.manyi.reports.xlsx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.AtOnce;
import dev.manyi.reports.DemoReport;
import dev.manyi.reports.HostileReport;
import dev.manyi.reports.Machine;
import dev.manyi.reports.QuarterReport;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.Report;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFPicture;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class XlsxReportTest {
    private static final Locale CHINESE = DemoReport.CHINESE;

    @Test
    void aSheetForTheSummaryForEachSectionAndForTheDefinitions() throws IOException {
        try (var workbook = open(DemoReport.in(CHINESE))) {
            var names = new ArrayList<String>();
            workbook.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));
            assertEquals(List.of("摘要", "趋势", "门店排名", "投诉", "定义"), names);
            assertEquals(
                    "满意便利连锁有限公司 · 服务绩效月报",
                    workbook.getSheet("摘要").getRow(0).getCell(0).getStringCellValue());
            assertEquals("2026-11-01 09:30 Asia/Shanghai", beside(workbook.getSheet("摘要"), "生成时间"));
            assertEquals("M-2026-10-0001", beside(workbook.getSheet("摘要"), "报告编号"));
        }
    }

    @Test
    void headlinesAreTheExactNumbers() throws IOException {
        Report report = DemoReport.in(Locale.ENGLISH);
        try (var workbook = open(report)) {
            Sheet summary = workbook.getSheet("Summary");
            for (var highlight : report.summary().highlights()) {
                Row row = row(summary, highlight.label());
                Figure figure = highlight.figure();
                assertEquals(figure.value(), row.getCell(1).getNumericCellValue(), 0.0, highlight.label());
                assertEquals(figure.n(), row.getCell(2).getNumericCellValue(), 0.0);
                if (figure.hasInterval()) {
                    assertEquals(figure.low(), row.getCell(3).getNumericCellValue(), 0.0);
                    assertEquals(figure.high(), row.getCell(4).getNumericCellValue(), 0.0);
                } else {
                    assertEquals(CellType.BLANK, row.getCell(3).getCellType());
                }
            }
            Row nps = row(summary, "Net Promoter Score");
            assertEquals(42.512345678, nps.getCell(1).getNumericCellValue(), 0.0);
            assertEquals("0.0", nps.getCell(1).getCellStyle().getDataFormatString());
            assertEquals("+0.0;-0.0;0.0", nps.getCell(5).getCellStyle().getDataFormatString());
            assertEquals("▲ better · significant", nps.getCell(6).getStringCellValue());
            assertFormat("0.0%", row(summary, "Satisfied (4–5)").getCell(1));
            assertFormat("#,##0\" s\"", row(summary, "Resolution (median)").getCell(1));
            assertFormat("#,##0", row(summary, "Complaints").getCell(1));
        }
    }

    @Test
    void tablesHoldExactNumbersBoundsAndNFrozenAndFiltered() throws IOException {
        try (var workbook = open(DemoReport.in(CHINESE))) {
            var stores = workbook.getSheet("门店排名");
            var heads = new ArrayList<String>();
            stores.getRow(2).forEach(cell -> heads.add(cell.getStringCellValue()));
            assertEquals(List.of("名次", "门店", "NPS", "NPS 95% 下限", "NPS 95% 上限", "NPS n", "满意率", "首次响应", "n"), heads);
            for (int i = 0; i < 60; i++) {
                Row row = stores.getRow(3 + i);
                assertEquals(71.3 - 1.87 * i, row.getCell(2).getNumericCellValue(), 0.0);
                assertEquals(0.93 - i * 0.007, row.getCell(6).getNumericCellValue(), 0.0);
            }
            assertEquals(CellType.BLANK, stores.getRow(10).getCell(7).getCellType(), "no data is no zero");
            assertTrue(stores.getRow(63).getCell(0).getStringCellValue().startsWith("显示 60 / 共 137"));
            assertEquals(3, stores.getPaneInformation().getHorizontalSplitPosition());
            assertEquals("A3:I63", stores.getCTWorksheet().getAutoFilter().getRef());
            assertTrue(stores.getFitToPage());
            assertTrue(stores.getColumnWidth(1) >= 256 * (2 * "呼和浩特高新区万达广场旗舰店".length() + 1), "full width is two");
        }
    }

    @Test
    void chartsAreNativeAndFedByTheCells() throws IOException {
        Report report = DemoReport.in(Locale.ENGLISH);
        try (var workbook = open(report)) {
            List<XSSFChart> trend =
                    workbook.getSheet("Trend").getDrawingPatriarch().getCharts();
            assertEquals(2, trend.size());
            var lines = (XDDFLineChartData) trend.get(0).getChartSeries().get(0);
            assertEquals(3, lines.getSeriesCount());
            var east = (XDDFLineChartData.Series) lines.getSeries(1);
            assertEquals("Trend!$C$6:$C$29", east.getValuesData().getDataRangeReference());
            assertEquals("Trend!$A$6:$A$29", east.getCategoryData().getDataRangeReference());
            Sheet sheet = workbook.getSheet("Trend");
            assertEquals("East region", sheet.getRow(4).getCell(2).getStringCellValue());
            assertEquals(33 + 7 * Math.cos(0), sheet.getRow(5).getCell(2).getNumericCellValue(), 0.0);
            assertEquals(CellType.BLANK, sheet.getRow(13).getCell(2).getCellType(), "a gap is no zero");
            // LibreOffice draws nothing without these two.
            assertTrue(trend.get(0).getCTChart().toString().contains("srgbClr val=\"0072B2\""));
            assertEquals(20, ((XDDFValueAxis) trend.get(0).getAxes().get(1)).getMinimum(), 0.0);
            assertEquals(
                    1,
                    workbook.getSheet("Store ranking")
                            .getDrawingPatriarch()
                            .getCharts()
                            .size());
        }
    }

    @Test
    void textsThatLookLikeFormulasStayTextAndNothingIsLost() throws IOException {
        for (String text : HostileReport.TEXTS) {
            try (var workbook = open(HostileReport.with(text, Locale.ENGLISH))) {
                int found = 0;
                for (Sheet sheet : workbook) {
                    for (Row row : sheet) {
                        for (Cell cell : row) {
                            assertTrue(cell.getCellType() != CellType.FORMULA, text);
                            if (cell.getCellType() == CellType.STRING) {
                                String value = cell.getStringCellValue();
                                assertEquals(
                                        Texts.looksLikeFormula(value),
                                        cell.getCellStyle().getQuotePrefixed(),
                                        value);
                                found += value.equals(printable(text)) ? 1 : 0;
                            }
                        }
                    }
                }
                assertTrue(found >= 8, found + " times \"" + text + "\"");
            }
        }
    }

    @Test
    void aTextThatWrapsHasRoom() throws IOException {
        try (var workbook = open(DemoReport.in(Locale.ENGLISH))) {
            Sheet definitions = workbook.getSheet("Definition");
            float one = row(definitions, "Satisfied").getHeightInPoints();
            assertEquals(2 * one, row(definitions, "First response").getHeightInPoints(), 0.0);
        }
    }

    @Test
    void alikeAndForbiddenSheetNamesAreTakenApart() throws IOException {
        try (var workbook = open(HostileReport.with("A/B:C? ".repeat(9), Locale.ENGLISH))) {
            assertEquals("A_B_C_ A_B_C_ A_B_C_ A_B_C_ A_B", workbook.getSheetName(1));
            assertEquals("A_B_C_ A_B_C_ A_B_C_ A_B_C_ (2)", workbook.getSheetName(2));
        }
    }

    @Test
    void theSameReportIsTheSameBytesOnAnyMachine() throws Exception {
        byte[] one = Machine.in("Asia/Shanghai", "zh-CN", () -> bytes(DemoReport.in(CHINESE)));
        byte[] other = Machine.in("America/St_Johns", "ar-EG", () -> bytes(DemoReport.in(CHINESE)));
        assertArrayEquals(one, other);
        try (var workbook = open(DemoReport.in(CHINESE))) {
            var properties = workbook.getProperties().getCoreProperties();
            assertEquals(
                    DemoReport.in(CHINESE).cover().generatedAt(),
                    properties.getCreated().toInstant());
            assertEquals("满意便利连锁有限公司", properties.getCreator());
        }
    }

    @Test
    void eightAtOnceAreAsOneAlone() throws Exception {
        AtOnce.eachIsAsMadeAlone(XlsxReportTest::bytes);
        AtOnce.eachIsAsMadeAlone(report -> {
            var out = new ByteArrayOutputStream();
            XlsxReport.write(report, new SomeRows(300), 100, out);
            return out.toByteArray();
        });
    }

    /** Whole, as high as its row and no wider than the column that stays when one scrolls. */
    @Test
    void theLogoIsOnTheFirstSheet() throws Exception {
        Report report = QuarterReport.in(CHINESE);
        try (var workbook = open(report)) {
            XSSFSheet first = workbook.getSheetAt(0);
            var shapes = first.getDrawingPatriarch().getShapes();
            assertEquals(1, shapes.size());
            var picture = (XSSFPicture) shapes.get(0);
            assertArrayEquals(
                    report.cover().logo().bytes(), picture.getPictureData().getData());
            XSSFClientAnchor at = picture.getClientAnchor();
            assertEquals(
                    List.of(0, 0, 0, 0), List.of((int) at.getCol1(), at.getRow1(), (int) at.getCol2(), at.getRow2()));
            double wide = at.getDx2() - at.getDx1();
            double high = at.getDy2() - at.getDy1();
            assertTrue(at.getDx2() < Units.pixelToEMU((int) first.getColumnWidthInPixels(0)));
            assertTrue(at.getDy2() < Units.toEMU(first.getRow(0).getHeightInPoints()));
            var size = picture.getImageDimension();
            assertEquals(size.getWidth() / size.getHeight(), wide / high, 0.01);
            assertEquals(
                    report.cover().organisation(),
                    picture.getCTPicture().getNvPicPr().getCNvPr().getDescr());
            assertTrue(first.getRow(1)
                    .getCell(0)
                    .getStringCellValue()
                    .startsWith(report.cover().organisation()));
        }
        assertArrayEquals(
                Machine.in("Asia/Shanghai", "zh-CN", () -> bytes(QuarterReport.in(CHINESE))),
                Machine.in("America/St_Johns", "ar-EG", () -> bytes(QuarterReport.in(CHINESE))));
    }

    @Test
    void aTextLongerThanACellIsCutVisibly() {
        assertEquals(Texts.LONGEST, Texts.cell("长".repeat(40_000)).length());
        assertTrue(Texts.cell("长".repeat(40_000)).endsWith("…"));
        assertTrue(Texts.cell("a" + "😀".repeat(20_000)).endsWith("😀…"));
    }

    /** What XML can not hold becomes the replacement character. */
    private static String printable(String text) {
        return text.replaceAll("[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\uffff]", "\ufffd")
                .replaceAll("\\p{Cs}", "\ufffd");
    }

    private static void assertFormat(String expected, Cell cell) {
        assertEquals(expected, cell.getCellStyle().getDataFormatString());
    }

    private static byte[] bytes(Report report) throws IOException {
        var out = new ByteArrayOutputStream();
        XlsxReport.write(report, out);
        return out.toByteArray();
    }

    private static XSSFWorkbook open(Report report) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes(report)));
    }

    private static Row row(Sheet sheet, String label) {
        for (Row row : sheet) {
            Cell first = row.getCell(0);
            if (first != null && first.getStringCellValue().equals(label)) {
                return row;
            }
        }
        throw new AssertionError("no row \"" + label + "\" in " + sheet.getSheetName());
    }

    private static String beside(Sheet sheet, String label) {
        return row(sheet, label).getCell(1).getStringCellValue();
    }
}
