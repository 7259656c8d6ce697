package dev.manyi.reports.xlsx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.DemoReport;
import dev.manyi.reports.HostileReport;
import dev.manyi.reports.Machine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class RowSheetsTest {
    @Test
    void everyRowStandsOnItsSheetWithHeadFilterAndFormats() throws IOException {
        try (var workbook = open(bytes(new SomeRows(1_000), 5_000))) {
            XSSFSheet sheet = workbook.getSheet("明细");
            assertEquals(1_000, sheet.getLastRowNum());
            assertEquals("A1:F1001", sheet.getCTWorksheet().getAutoFilter().getRef());
            assertEquals("A1:F1001", sheet.getCTWorksheet().getDimension().getRef());
            assertEquals(1, sheet.getPaneInformation().getHorizontalSplitPosition());
            assertEquals("编号", sheet.getRow(0).getCell(1).getStringCellValue());
            for (int i = 0; i < 1_000; i++) {
                same(SomeRows.row(i), sheet.getRow(i + 1));
            }
            assertEquals(
                    "yyyy-mm-dd hh:mm:ss",
                    sheet.getRow(1).getCell(2).getCellStyle().getDataFormatString());
            assertTrue(sheet.getRow(1).getCell(1).getCellStyle().getQuotePrefixed());
            assertEquals(1, sheet.getRepeatingRows().getLastRow() + 1);
        }
    }

    @Test
    void moreThanASheetTakesGoOnOnTheNextAndANoteSaysSo() throws IOException {
        try (var workbook = open(bytes(new SomeRows(25), 10))) {
            List<String> names = new ArrayList<>();
            workbook.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));
            assertEquals(List.of("明细说明", "明细", "明细 (2)", "明细 (3)"), names.subList(names.size() - 4, names.size()));
            int next = 0;
            for (String name : names.subList(names.size() - 3, names.size())) {
                XSSFSheet sheet = workbook.getSheet(name);
                assertEquals("类型", sheet.getRow(0).getCell(0).getStringCellValue(), "the head stands on each");
                for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                    same(SomeRows.row(next++), sheet.getRow(i));
                }
            }
            assertEquals(25, next);
            List<String> notes = texts(workbook.getSheet("明细说明"));
            assertTrue(notes.contains("本报告所依据的明细共 25 行。"), notes::toString);
            assertTrue(notes.contains("Excel 每张工作表的数据不超过 10 行，明细分列于以下工作表：明细、明细 (2)、明细 (3)。"), notes::toString);
            assertTrue(notes.contains("时间按 Asia/Shanghai 计。"), notes::toString);
        }
        try (var workbook = open(bytes(new SomeRows(10), 10))) {
            assertFalse(texts(workbook.getSheet("明细说明")).stream().anyMatch(note -> note.contains("分列于")));
            assertEquals(null, workbook.getSheet("明细 (2)"));
        }
    }

    @Test
    void noRowsAreASheetWithItsHead() throws IOException {
        try (var workbook = open(bytes(new SomeRows(0), 10))) {
            assertEquals(0, workbook.getSheet("明细").getLastRowNum());
        }
    }

    @Test
    void otherThanTheAnnouncedNumberIsRefusedAndTheRowsAreClosed() {
        for (int there : List.of(9, 11)) {
            var closed = new AtomicBoolean();
            IOException failure = assertThrows(IOException.class, () -> bytes(new Announced(10, there, closed), 100));
            assertTrue(failure.getMessage().contains("rows"), failure.getMessage());
            assertTrue(closed.get());
        }
    }

    @Test
    void hostileTextsAreTextsThere() throws IOException {
        try (var workbook = open(bytes(new Told(HostileReport.TEXTS), 100))) {
            XSSFSheet sheet = workbook.getSheet("t");
            for (int i = 0; i < HostileReport.TEXTS.size(); i++) {
                Cell cell = sheet.getRow(i + 1).getCell(0);
                String text = HostileReport.TEXTS.get(i);
                assertEquals(CellType.STRING, cell.getCellType(), text);
                assertEquals(Texts.xml(text), cell.getStringCellValue());
                assertEquals(Texts.looksLikeFormula(text), cell.getCellStyle().getQuotePrefixed(), text);
            }
        }
    }

    @Test
    void theSameRowsAreTheSameBytesOnAnyMachine() throws Exception {
        byte[] one = Machine.in("Asia/Shanghai", "zh-CN", () -> bytes(new SomeRows(500), 100));
        byte[] other = Machine.in("America/St_Johns", "ar-EG", () -> bytes(new SomeRows(500), 100));
        assertArrayEquals(one, other);
    }

    private static void same(List<?> cells, Row row) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = row.getCell(i);
            Object expected = cells.get(i);
            if (expected == null) {
                assertEquals(null, cell);
            } else if (expected instanceof String text) {
                assertEquals(text, cell.getStringCellValue());
            } else if (expected instanceof LocalDateTime moment) {
                assertEquals(moment, cell.getLocalDateTimeCellValue());
            } else if (expected instanceof Boolean flag) {
                assertEquals(flag, cell.getBooleanCellValue());
            } else {
                assertEquals(((Number) expected).doubleValue(), cell.getNumericCellValue());
            }
        }
    }

    private static List<String> texts(Sheet sheet) {
        List<String> texts = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> texts.add(cell.getStringCellValue())));
        return texts;
    }

    private static byte[] bytes(FactRows rows, int mostRows) throws IOException {
        var out = new ByteArrayOutputStream();
        XlsxReport.write(DemoReport.in(DemoReport.CHINESE), rows, mostRows, out);
        return out.toByteArray();
    }

    private static XSSFWorkbook open(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }

    /** Says one number and has another. */
    private record Announced(long count, int there, AtomicBoolean closed) implements FactRows {
        @Override
        public String title() {
            return "t";
        }

        @Override
        public List<String> notes() {
            return List.of();
        }

        @Override
        public List<DataColumn> columns() {
            return List.of(DataColumn.number("n"));
        }

        @Override
        public Stream<List<?>> rows() {
            return Stream.<List<?>>generate(() -> List.of(1)).limit(there).onClose(() -> closed.set(true));
        }
    }

    private record Told(List<String> texts) implements FactRows {
        @Override
        public String title() {
            return "t";
        }

        @Override
        public List<String> notes() {
            return texts;
        }

        @Override
        public List<DataColumn> columns() {
            return List.of(DataColumn.text("=1+1"));
        }

        @Override
        public long count() {
            return texts.size();
        }

        @Override
        public Stream<List<?>> rows() {
            return texts.stream().map(List::of);
        }
    }
}
