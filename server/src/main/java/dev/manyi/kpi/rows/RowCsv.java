package dev.manyi.kpi.rows;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows as CSV that opens well in a spreadsheet: with a byte order mark, and no cell that would run as a formula. */
public final class RowCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** With their full-width forms, which some spreadsheets read as the same. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r＝＋－＠";

    private final List<RowField> fields;

    public RowCsv(List<RowField> fields) {
        this.fields = fields;
    }

    public String header() {
        return BYTE_ORDER_MARK
                + written(List.of(fields.stream().map(RowField::name).toList()));
    }

    public String lines(List<FactRow> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (FactRow row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                cells.add(cell(fields.get(i), row.values().get(i)));
            }
            lines.add(cells);
        }
        return written(lines);
    }

    private static String written(List<List<String>> lines) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        lines.forEach(csv::writeRecord);
        return text.toString();
    }

    private static String cell(RowField field, Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        boolean formula = field.text() && !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
