package dev.manyi.reports.xlsx;

import dev.manyi.reports.DemoReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a report with so many rows behind it: FILE ROWS. To be run with little memory. */
public final class ManyRows {
    private ManyRows() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long rows = Long.parseLong(arguments[1]);
        long begin = System.nanoTime();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            XlsxReport.write(DemoReport.in(DemoReport.CHINESE), new SomeRows(rows), out);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d rows, %d bytes, %.1f s, at most %d MB%n",
                rows,
                Files.size(file),
                seconds,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
