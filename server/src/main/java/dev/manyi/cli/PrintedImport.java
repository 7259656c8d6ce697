package dev.manyi.cli;

import dev.manyi.blocking.Wait;
import dev.manyi.ingest.Outcome;
import dev.manyi.ingest.file.FileCheck;
import dev.manyi.ingest.file.FileImport;
import dev.manyi.ingest.file.FileImport.Result;
import dev.manyi.ingest.file.InputFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Imports files one by one and prints what comes of it. */
final class PrintedImport {
    private final FileImport files;
    private final PrintWriter out;
    private final PrintWriter err;

    PrintedImport(FileImport files, PrintWriter out, PrintWriter err) {
        this.files = files;
        this.out = out;
        this.err = err;
    }

    /** True when every row was stored or known. */
    boolean run(InputFile file, FileCheck check) {
        String name = file.path().getFileName().toString();
        Path rejected = file.path().resolveSibling(name + ".rejected.csv");
        Progress progress = new Progress(err, System.console() != null, name, check.rows());
        Result result;
        try {
            result = Wait.until(files.run(file, check, rejected, new FileImport.Listener() {
                @Override
                public void read(long rows) {
                    progress.at(rows);
                }
            }));
        } finally {
            progress.end();
        }
        summarize(name, check, result.outcome(), progress.seconds());
        result.rejected().ifPresent(path -> out.println("  The rejected rows and the reasons are in " + path));
        out.flush();
        return result.outcome().rejected() == 0;
    }

    private void summarize(String name, FileCheck check, Outcome o, double seconds) {
        out.printf(
                Locale.ROOT,
                "%s: %,d rows read; %,d accepted, %,d duplicate, %,d updated, %,d rejected (%.1f s, %,d rows/s)%n",
                name,
                check.rows(),
                o.accepted(),
                o.duplicate(),
                o.updated(),
                o.rejected(),
                seconds,
                Math.round(check.rows() / Math.max(seconds, 0.001)));
    }
}
