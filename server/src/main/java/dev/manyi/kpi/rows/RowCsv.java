package dev.manyi.kpi.rows;

import dev.manyi.csv.SpreadsheetCsv;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import java.util.ArrayList;
import java.util.List;

/** Rows as CSV. */
public final class RowCsv {
    private final List<RowField> fields;

    public RowCsv(List<RowField> fields) {
        this.fields = fields;
    }

    public String header() {
        return SpreadsheetCsv.header(fields.stream().map(RowField::name).toList());
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
        return SpreadsheetCsv.lines(lines);
    }

    private static String cell(RowField field, Object value) {
        if (value == null) {
            return "";
        }
        return field.text() ? SpreadsheetCsv.text(value.toString()) : value.toString();
    }
}
