package dev.manyi.ingest.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowReader;
import dev.manyi.testing.WorkbookFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sheet shows, and what a hostile one can not do. */
class XlsxRowsTest {
    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>";

    @TempDir
    private Path folder;

    private List<Row> rows(WorkbookFile workbook) {
        return rows(workbook, Optional.empty());
    }

    private List<Row> rows(WorkbookFile workbook, Optional<String> sheet) {
        return rows(workbook.write(folder.resolve("a.xlsx")), sheet);
    }

    private static List<Row> rows(Path file, Optional<String> sheet) {
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = new XlsxRows(file, sheet)) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private Object cell(String cell) {
        return rows(WorkbookFile.of(HEADER, "<row r=\"2\">" + cell + "</row>"))
                .get(0)
                .values()
                .get("a");
    }

    private String refused(WorkbookFile workbook) {
        return assertThrows(MalformedInput.class, () -> rows(workbook)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5                    | 5",
                "4.3499999999999996   | 4.35",
                "0.30000000000000004  | 0.3",
                "1E3                  | 1000",
                "1.5E-7               | 0.00000015",
                "-2.50                | -2.5",
                "9007199254740993123  | 9007199254740993123",
            })
    void aNumberIsWhatTheSpreadsheetShows(String value, String shown) {
        assertEquals(shown, cell("<c r=\"A2\"><v>" + value + "</v></c>"));
    }

    @Test
    void textsTruthsAndFormulasAreTheirCachedValues() {
        assertEquals("true", cell("<c r=\"A2\" t=\"b\"><v>1</v></c>"));
        assertEquals("false", cell("<c r=\"A2\" t=\"b\"><v>0</v></c>"));
        assertEquals("甲乙", cell("<c r=\"A2\" t=\"str\"><f>B2&amp;C2</f><v>甲乙</v></c>"));
        assertEquals("12", cell("<c r=\"A2\"><f>SUM(1,11)</f><v>12</v></c>"));
        assertEquals("2026-10-03T14:05:00", cell("<c r=\"A2\" t=\"d\"><v>2026-10-03T14:05:00</v></c>"));
        assertEquals("a\rb", cell("<c r=\"A2\" t=\"inlineStr\"><is><r><t>a_x000D_</t></r><r><t>b</t></r></is></c>"));
    }

    @Test
    void sharedTextsAreReadWithoutTheirPronunciation() {
        WorkbookFile book = WorkbookFile.of(
                        HEADER, "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c></row>")
                .with("xl/sharedStrings.xml", """
                        <sst><si><t>普通</t></si><si><r><t>东</t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>""");
        assertEquals("{a=东京, b=普通}", rows(book).get(0).values().toString());
    }

    /** 46298 is 3 October 2026; .5 is noon. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 |                    | 46298          | 2026-10-03T00:00:00",
                "22 |                    | 46298.5        | 2026-10-03T12:00:00",
                "31 |                    | 46298          | 2026-10-03T00:00:00",
                "170 | yyyy\"年\"m\"月\"d\"日\" h\"时\"mm\"分\" | 46298.25 | 2026-10-03T06:00:00",
                "170 | yyyy/m/d h:mm:ss  | 46298.586805556 | 2026-10-03T14:05:00",
                "170 | h:mm              | 0.75           | 18:00:00",
                "170 | 0.00\"m\"         | 46298          | 46298",
                "2  |                    | 46298.5        | 46298.5",
            })
    void aDateIsKnownByItsFormat(int id, String code, String value, String shown) {
        String format = code == null
                ? ""
                : "<numFmts><numFmt numFmtId=\"" + id + "\" formatCode=\"" + code.replace("\"", "&quot;")
                        + "\"/></numFmts>";
        WorkbookFile book = WorkbookFile.of(HEADER, "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>" + value + "</v></c></row>")
                .with(
                        "xl/styles.xml",
                        "<styleSheet>" + format + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"" + id + "\"/></cellXfs></styleSheet>");
        assertEquals(shown, rows(book).get(0).values().get("a"));
    }

    @Test
    void daysMayBeCountedFrom1904() {
        WorkbookFile book = WorkbookFile.of(HEADER, "<row r=\"2\"><c r=\"A2\" s=\"0\"><v>44836</v></c></row>")
                .with("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>")
                .with(
                        "xl/workbook.xml",
                        "<workbook><workbookPr date1904=\"1\"/><sheets>"
                                + "<sheet name=\"s\" sheetId=\"1\" id=\"rId1\"/></sheets></workbook>");
        assertEquals("2026-10-03T00:00:00", rows(book).get(0).values().get("a"));
    }

    @Test
    void rowsHaveTheNumbersOfTheSheetAndBlankOnesDoNotCount() {
        List<Row> rows = rows(WorkbookFile.of(
                "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t> a </t></is></c></row>",
                "<row r=\"5\"><c r=\"B5\" s=\"0\"/></row>",
                "<row r=\"7\"><c r=\"B7\"><v>1</v></c></row>",
                "<row><c><v>2</v></c></row>"));
        assertEquals(7, rows.get(0).number());
        assertEquals("{a=1}", rows.get(0).values().toString());
        assertEquals(8, rows.get(1).number());
        assertEquals(
                "the cell in column A has no heading above it",
                rows.get(1).problems().get(0).message());
        assertEquals(2, rows.size());
    }

    @Test
    void anErrorInACellRejectsItsRowAlone() {
        List<Row> rows = rows(WorkbookFile.of(
                HEADER,
                "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#DIV/0!</v></c><c r=\"B2\"><v>1</v></c></row>",
                "<row r=\"3\"><c r=\"A3\"><v>x</v></c></row>",
                "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>" + "长".repeat(32_768) + "</v></c></row>",
                "<row r=\"5\"><c r=\"A5\"><v>1</v></c></row>"));
        assertEquals(
                "holds the error #DIV/0!: put the cell right",
                rows.get(0).problems().get(0).message());
        assertEquals("a", rows.get(0).problems().get(0).field());
        assertEquals("{b=1}", rows.get(0).original().toString());
        assertFalse(rows.get(1).isReadable());
        assertTrue(rows.get(2).problems().get(0).message().contains("32767 characters"));
        assertTrue(rows.get(3).isReadable());
    }

    @Test
    void aSheetIsChosenByItsName() {
        WorkbookFile book = WorkbookFile.ofTexts("a", "1")
                .with(
                        "xl/workbook.xml",
                        "<workbook><sheets><sheet name=\"说明\" sheetId=\"1\" id=\"rId1\"/>"
                                + "<sheet name=\"答卷\" sheetId=\"2\" id=\"rId2\"/></sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships>"
                                + "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
                                + "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>")
                .with("xl/worksheets/sheet2.xml", WorkbookFile.sheet(HEADER, "<row><c><v>2</v></c></row>"));
        assertEquals("1", rows(book).get(0).values().get("a"));
        assertEquals("2", rows(book, Optional.of("答卷")).get(0).values().get("a"));
        assertEquals(
                "it has no sheet \"成绩单\": known are 说明, 答卷",
                assertThrows(MalformedInput.class, () -> rows(book, Optional.of("成绩单")))
                        .getMessage());
    }

    @Test
    void aBombIsLeftPacked() {
        byte[] spaces = new byte[(int) Archive.LARGEST_ENTRY + 1];
        java.util.Arrays.fill(spaces, (byte) ' ');
        String sheet = WorkbookFile.sheet(HEADER);
        byte[] bomb = (sheet.substring(0, sheet.length() - 12) + new String(spaces, StandardCharsets.US_ASCII)
                        + "</worksheet>")
                .getBytes(StandardCharsets.UTF_8);
        WorkbookFile book = WorkbookFile.ofTexts("a").with("xl/worksheets/sheet1.xml", bomb);
        assertTrue(book.bytes().length < 200_000);
        assertEquals("unpacked it is larger than 64 MiB: send it as CSV, or in parts", refused(book));
        WorkbookFile parts = WorkbookFile.ofTexts("a", "1");
        for (int i = 0; i < 100; i++) {
            parts.with("xl/media/" + i, "x");
        }
        assertTrue(refused(parts).startsWith("it holds 103 parts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row><c r=\"BDWGN1\"><v>1</v></c></row>",
                "<row><c r=\"XFE1\"><v>1</v></c></row>",
                "<row><c r=\"1A\"><v>1</v></c></row>",
                "<row><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>",
                "<row r=\"1048577\"><c><v>1</v></c></row>",
                "<row r=\"1\"><c><v>1</v></c></row>",
                "<row r=\"-1\"><c><v>1</v></c></row>",
                "<row><c t=\"s\"><v>0</v></c></row>",
                "<row><c t=\"s\"><v>-1</v></c></row>",
                "<row><c><v>1</c></row>",
                "<row><c><v>&unknown;</v></c></row>",
            })
    void whatIsNoPlaceOrNoXmlIsDamage(String row) {
        assertTrue(refused(WorkbookFile.of(HEADER, row)).startsWith("it is damaged: "), row);
    }

    @Test
    void documentTypesAreRefusedAndOtherFilesStayUnread() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "do not read me");
        String type = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
        for (String part : List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")) {
            WorkbookFile book = WorkbookFile.ofTexts("a", "1").with(part, type + "<x>&e;</x>");
            assertEquals("it holds a document type, which no workbook does: save it again as .xlsx", refused(book));
        }
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        assertTrue(refused(WorkbookFile.ofTexts("a")
                        .with("xl/sharedStrings.xml", laughs + "<sst><si><t>&b;</t></si></sst>"))
                .startsWith("it holds a document type"));
    }

    @Test
    void oldEncryptedBrokenAndForeignFilesSayWhatToDo() throws IOException {
        byte[] ole2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0};
        assertEquals("it is an old .xls or has a password: save it as .xlsx without one", refused(ole2));
        assertEquals(
                "it is no XLSX file, or is damaged: save it again as .xlsx",
                refused("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals("it is no XLSX file, or is damaged: save it again as .xlsx", refused(new byte[0]));
        byte[] half = java.util.Arrays.copyOf(WorkbookFile.ofTexts("a", "1").bytes(), 300);
        assertEquals("it is no XLSX file, or is damaged: save it again as .xlsx", refused(half));
        assertTrue(refused(new WorkbookFile().with("readme.txt", "x"))
                .startsWith("it is no XLSX file, or is damaged: its part xl/_rels/workbook.xml.rels is not there"));
        assertEquals("The sheet is empty: its first row must name the columns", refused(WorkbookFile.of()));
        assertTrue(refused(WorkbookFile.ofTexts("a|a")).contains("names the column \"a\" twice"));
    }

    private String refused(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("b.xlsx"), content);
        return assertThrows(MalformedInput.class, () -> rows(file, Optional.empty()))
                .getMessage();
    }
}
