package dev.manyi.cli;

import java.io.PrintWriter;

/** Says how far a long piece of work is: one line for each tenth, so that logs stay readable, too. */
final class ProgressLine {
    private final PrintWriter err;
    private long tenth = -1;

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    void at(long done, long all, String what) {
        long now = all == 0 ? 10 : 10 * done / all;
        if (now != tenth) {
            tenth = now;
            err.printf("%3d %%  %s%n", now * 10, what);
            err.flush();
        }
    }
}
