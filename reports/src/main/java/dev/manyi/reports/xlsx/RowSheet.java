package dev.manyi.reports.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A sheet of rows: empty in the workbook as POI writes it, its cells written straight into the file. */
record RowSheet(XSSFSheet sheet, List<DataColumn> columns, int[] numbers, Looks looks, int count) {
    private static final String EMPTY = "<sheetData/>";

    /** The indices of the styles of texts. */
    record Looks(int head, int text, int quoted) {}

    String name() {
        return sheet.getSheetName();
    }

    /** The sheet's part with the next rows of all. */
    FixedZip.Filled filledFrom(Iterator<List<?>> rows) {
        String part = sheet.getPackagePart().getPartName().getName().substring(1);
        return new FixedZip.Filled(part, (empty, out) -> write(empty, rows, out));
    }

    private void write(String empty, Iterator<List<?>> rows, OutputStream out) throws IOException {
        int at = empty.indexOf(EMPTY);
        if (at < 0) {
            throw new IOException("the sheet " + name() + " is not empty");
        }
        var xml = new SheetXml();
        put(out, dimensioned(empty.substring(0, at)) + "<sheetData>");
        put(out, xml.row(columns.stream().map(DataColumn::title).toList(), numbers, looks.head(), looks.head()));
        for (int i = 0; i < count; i++) {
            if (!rows.hasNext()) {
                throw new IOException("there are fewer rows than were announced");
            }
            put(out, xml.row(rows.next(), numbers, looks.text(), looks.quoted()));
        }
        put(out, "</sheetData>" + empty.substring(at + EMPTY.length()));
    }

    /** What the sheet holds once it is filled; POI says A1 of an empty one. */
    private String dimensioned(String beginning) {
        String range = new CellRangeAddress(0, count, 0, columns.size() - 1).formatAsString();
        return beginning.replaceFirst("<dimension ref=\"[^\"]*\"/>", "<dimension ref=\"" + range + "\"/>");
    }

    private static void put(OutputStream out, String xml) throws IOException {
        out.write(xml.getBytes(StandardCharsets.UTF_8));
    }
}
