package dev.manyi.reports.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook of one long table, written row by row without ever holding it: a frozen head with filters, and a second sheet
 * that says what it is. Written by hand, because POI keeps a million rows in memory or in files beside.
 */
public final class DataWorkbook {
    /** What Excel takes, without the head. */
    public static final int MOST_ROWS = 1_048_575;

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String SHEET =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    private static final int[] ABOUT_WIDTHS = {20, 100};

    private final ZipOutputStream zip;
    private final List<DataColumn> columns;
    private final DataStyles styles;
    private final int[] numbers;
    private final SheetXml sheet = new SheetXml();

    /** A line of the second sheet. */
    public record Line(String label, String text) {}

    /** The names of the two sheets. */
    public record Names(String data, String about) {}

    /** Writes all but the rows; the stream stays open. */
    public DataWorkbook(OutputStream out, Locale language, Names names, List<DataColumn> columns) throws IOException {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.columns = columns;
        this.styles = new DataStyles(language.getLanguage().equals("zh"));
        this.numbers =
                columns.stream().mapToInt(column -> styles.of(column.format())).toArray();
        part("[Content_Types].xml", CONTENT_TYPES);
        part("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        part("xl/workbook.xml", workbook(names));
        part(
                "xl/_rels/workbook.xml.rels",
                relations(
                        "worksheet",
                        "worksheets/sheet1.xml",
                        "worksheet",
                        "worksheets/sheet2.xml",
                        "styles",
                        "styles.xml"));
        part("xl/styles.xml", styles.xml());
        begin("xl/worksheets/sheet1.xml");
        write(SHEET
                + "<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\""
                + " activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
                + widths(columns.stream().mapToInt(DataColumn::shownWidth).toArray()) + "<sheetData>");
        write(sheet.row(columns.stream().map(DataColumn::title).toList(), numbers, DataStyles.HEAD, DataStyles.HEAD));
    }

    /** Of texts, numbers, flags, days (LocalDate) and moments (LocalDateTime), in the order of the columns; null is empty. */
    public void row(List<?> cells) throws IOException {
        if (sheet.rows() > MOST_ROWS) {
            throw new IllegalStateException("a sheet has no more than " + MOST_ROWS + " rows and a head");
        }
        write(sheet.row(cells, numbers, DataStyles.PLAIN, DataStyles.QUOTED));
    }

    /** Writes the second sheet and all that is still to come. */
    public void finish(List<Line> about) throws IOException {
        write("</sheetData><autoFilter ref=\"A1:" + sheet.letters(columns.size() - 1) + sheet.rows()
                + "\"/></worksheet>");
        zip.closeEntry();
        begin("xl/worksheets/sheet2.xml");
        write(SHEET + widths(ABOUT_WIDTHS) + "<sheetData>");
        SheetXml page = new SheetXml();
        for (Line line : about) {
            write(page.row(List.of(line.label(), line.text()), numbers, DataStyles.WRAPPED, DataStyles.WRAPPED_QUOTED));
        }
        write("</sheetData></worksheet>");
        zip.closeEntry();
        zip.finish();
    }

    private static String widths(int[] widths) {
        var xml = new StringBuilder("<cols>");
        for (int i = 0; i < widths.length; i++) {
            xml.append("<col min=\"%1$s\" max=\"%1$s\" width=\"%2$s\" customWidth=\"1\"/>".formatted(i + 1, widths[i]));
        }
        return xml.append("</cols>").toString();
    }

    private static final String CONTENT_TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/xl/workbook.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
            <Override PartName="/xl/styles.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>\
            <Override PartName="/xl/worksheets/sheet1.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\
            <Override PartName="/xl/worksheets/sheet2.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""";

    private static String workbook(Names names) {
        return """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>\
                <sheet name="%s" sheetId="1" r:id="rId1"/><sheet name="%s" sheetId="2" r:id="rId2"/></sheets></workbook>""".formatted(SheetXml.escape(names.data()), SheetXml.escape(names.about()));
    }

    /** Pairs of type and target, numbered rId1, rId2, … */
    private static String relations(String... pairs) {
        var xml = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < pairs.length; i += 2) {
            xml.append("<Relationship Id=\"rId%s\" Type=\"%s/%s\" Target=\"%s\"/>"
                    .formatted(
                            i / 2 + 1,
                            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                            pairs[i],
                            pairs[i + 1]));
        }
        return xml.append("</Relationships>").toString();
    }

    private void part(String name, String content) throws IOException {
        begin(name);
        write(content);
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(FixedZip.TIME);
        zip.putNextEntry(entry);
        write(XML);
    }

    private void write(String xml) throws IOException {
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
    }
}
