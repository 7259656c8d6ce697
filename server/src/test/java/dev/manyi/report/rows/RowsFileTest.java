package dev.manyi.report.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.manyi.reports.xlsx.DataColumn;
import dev.manyi.reports.xlsx.FactRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsFileTest {
    private static final RowsHead HEAD = new RowsHead(
            Map.of("zh-CN", "明细", "en", "Rows"),
            Map.of("zh-CN", List.of("时间按上海时区"), "en", List.of("Times are those of Shanghai")),
            List.of(
                    new RowColumn(Map.of("zh-CN", "编号", "en", "Id"), RowColumn.Type.WORD, null),
                    new RowColumn(Map.of("zh-CN", "渠道", "en", "Channel"), RowColumn.Type.TEXT, "zh-CN"),
                    new RowColumn(Map.of("zh-CN", "渠道", "en", "Channel"), RowColumn.Type.TEXT, "en"),
                    new RowColumn(Map.of("zh-CN", "时间", "en", "Time"), RowColumn.Type.MOMENT, null),
                    new RowColumn(Map.of("zh-CN", "分", "en", "Score"), RowColumn.Type.NUMBER, null)),
            3);
    private static final LocalDateTime MOMENT = LocalDateTime.parse("2026-10-05T18:30:00.123456");
    private static final List<List<?>> ROWS = List.of(
            Arrays.asList("=1+1\r\n\u2028\"", "电话", "Phone", MOMENT, 5),
            Arrays.asList("😀𠮷\ud83d", null, null, LocalDateTime.parse("2026-10-05T00:00"), 0.1 + 0.2),
            Arrays.asList("", "", "", null, true));

    @Test
    void eachLanguageReadsItsOwnColumnsAndTheSameValues() throws IOException {
        byte[] file = file(ROWS);
        FactRows english = read(file, Locale.ENGLISH);
        assertEquals("Rows", english.title());
        assertEquals(List.of("Times are those of Shanghai"), english.notes());
        assertEquals(3, english.count());
        assertEquals(
                List.of("Id", "Channel", "Time", "Score"),
                english.columns().stream().map(DataColumn::title).toList());
        assertEquals(
                Arrays.asList("=1+1\r\n\u2028\"", "Phone", MOMENT, 5),
                rows(english).get(0));
        assertEquals(0.1 + 0.2, rows(english).get(1).get(3));
        assertEquals(Arrays.asList("", "", null, true), rows(english).get(2));

        FactRows chinese = read(file, Locale.forLanguageTag("zh-CN"));
        assertEquals("明细", chinese.title());
        assertEquals(
                Arrays.asList("=1+1\r\n\u2028\"", "电话", MOMENT, 5),
                rows(chinese).get(0));
        assertEquals(rows(chinese), rows(chinese), "they can be read again");
    }

    @Test
    void theSameRowsAreTheSameBytes() throws IOException {
        assertArrayEquals(file(ROWS), file(ROWS));
    }

    @Test
    void aFileWithOtherThanItsNumberOfRowsIsNone() {
        IOException failure = assertThrows(IOException.class, () -> file(ROWS.subList(0, 2)));
        assertEquals("there are 2 rows; the head says 3", failure.getMessage());
    }

    private static byte[] file(List<List<?>> rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new RowsWriter(bytes, HEAD)) {
            for (List<?> row : rows) {
                writer.row(row);
            }
        }
        return bytes.toByteArray();
    }

    private static FactRows read(byte[] file, Locale language) throws IOException {
        return RowsFile.of(() -> new ByteArrayInputStream(file), language);
    }

    private static List<List<?>> rows(FactRows file) throws IOException {
        try (var rows = file.rows()) {
            return rows.toList();
        }
    }
}
