package dev.manyi.reports.xlsx;

import dev.manyi.reports.DemoReport;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows a second of the row sheet, next to fastexcel with the same cells, formats and head, in turns in one process. How many
 * rows is the argument.
 */
public final class RowBench {
    private static final int ROUNDS = 5;

    private RowBench() {}

    private interface Way {
        void write(SomeRows rows, OutputStream out) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        SomeRows rows = new SomeRows(Long.parseLong(arguments[0]));
        double ours = 0;
        double theirs = 0;
        // The first round warms up.
        for (int round = 0; round <= ROUNDS; round++) {
            double first = seconds(RowBench::ours, rows);
            double second = seconds(RowBench::fastexcel, rows);
            if (round > 0) {
                ours += first;
                theirs += second;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d rows of %d cells, mean of %d: report workbook %.0f rows/s, fastexcel %.0f rows/s%n",
                rows.count(),
                rows.columns().size(),
                ROUNDS,
                rows.count() * ROUNDS / ours,
                rows.count() * ROUNDS / theirs);
    }

    private static double seconds(Way way, SomeRows rows) throws IOException {
        long begin = System.nanoTime();
        way.write(rows, OutputStream.nullOutputStream());
        return (System.nanoTime() - begin) / 1e9;
    }

    /** With the whole report before the rows. */
    private static void ours(SomeRows rows, OutputStream out) throws IOException {
        XlsxReport.write(DemoReport.in(DemoReport.CHINESE), rows, out);
    }

    private static void fastexcel(SomeRows rows, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "manyi", "1.0");
                var all = rows.rows()) {
            Worksheet sheet = workbook.newWorksheet(rows.title());
            List<DataColumn> columns = rows.columns();
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, i, columns.get(i).title());
            }
            sheet.freezePane(0, 1);
            int at = 1;
            for (var next = all.iterator(); next.hasNext(); at++) {
                List<?> cells = next.next();
                for (int i = 0; i < cells.size(); i++) {
                    put(sheet, at, i, cells.get(i));
                }
                if (at % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void put(Worksheet sheet, int row, int column, Object cell) {
        if (cell instanceof String text) {
            sheet.inlineString(row, column, text);
        } else if (cell instanceof LocalDateTime moment) {
            sheet.value(row, column, moment);
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (cell instanceof Boolean flag) {
            sheet.value(row, column, flag);
        } else if (cell instanceof Number number) {
            sheet.value(row, column, number);
        }
    }
}
