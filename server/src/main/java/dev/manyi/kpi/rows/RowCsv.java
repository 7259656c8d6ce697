package dev.manyi.kpi.rows;

import dev.manyi.csv.SpreadsheetCsv;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows as CSV. */
public final class RowCsv implements RowFile {
    private final List<RowField> fields;

    public RowCsv(List<RowField> fields) {
        this.fields = fields;
    }

    @Override
    public byte[] begin() {
        return bytes(SpreadsheetCsv.header(fields.stream().map(RowField::name).toList()));
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] rows(List<FactRow> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (FactRow row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                cells.add(cell(fields.get(i), row.values().get(i)));
            }
            lines.add(cells);
        }
        return bytes(SpreadsheetCsv.lines(lines));
    }

    private static String cell(RowField field, Object value) {
        if (value == null) {
            return "";
        }
        return field.text() ? SpreadsheetCsv.text(value.toString()) : value.toString();
    }
}
