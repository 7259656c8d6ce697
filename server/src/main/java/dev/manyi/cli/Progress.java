package dev.manyi.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says on the error stream how far an import is: a bar on a terminal, else a line now and then. */
final class Progress {
    private static final int WIDTH = 30;
    private final PrintWriter out;
    private final boolean terminal;
    private final String name;
    private final long total;
    private final long started = System.nanoTime();
    private long shownAt = started;

    Progress(PrintWriter out, boolean terminal, String name, long total) {
        this.out = out;
        this.terminal = terminal;
        this.name = name;
        this.total = total;
    }

    void at(long rows) {
        long now = System.nanoTime();
        long pause = terminal ? 200 : 5_000;
        if (TimeUnit.NANOSECONDS.toMillis(now - shownAt) >= pause) {
            shownAt = now;
            show(rows);
        }
    }

    void end() {
        if (terminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    private void show(long rows) {
        int percent = total == 0 ? 100 : (int) Math.min(100, 100 * rows / total);
        int full = WIDTH * percent / 100;
        String bar = terminal ? "\r[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " : "";
        out.printf(
                Locale.ROOT,
                "%s%s: %d %%, %,d of %,d rows, %,d a second",
                bar,
                name,
                percent,
                rows,
                total,
                Math.round(rows / Math.max(seconds(), 0.001)));
        if (!terminal) {
            out.println();
        }
        out.flush();
    }
}
