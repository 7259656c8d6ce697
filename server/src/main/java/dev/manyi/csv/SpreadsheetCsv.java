package dev.manyi.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;

/** CSV that opens well in a spreadsheet: with a byte order mark, and no cell that would run as a formula. */
public final class SpreadsheetCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** With their full-width forms, which some spreadsheets read as the same. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r＝＋－＠";

    private SpreadsheetCsv() {}

    public static String header(List<String> names) {
        return BYTE_ORDER_MARK + lines(List.of(names));
    }

    public static String lines(List<List<String>> lines) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        lines.forEach(csv::writeRecord);
        return text.toString();
    }

    /** A text from outside as it may stand in a cell; numbers may begin with a sign and need none of this. */
    public static String text(String text) {
        boolean formula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
