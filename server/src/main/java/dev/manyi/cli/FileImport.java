package dev.manyi.cli;

import dev.manyi.blocking.Wait;
import dev.manyi.fact.FactKind;
import dev.manyi.ingest.FactStore;
import dev.manyi.ingest.Ingestion;
import dev.manyi.ingest.Outcome;
import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.check.FactCheck;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowReader;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Imports one file that was looked at before. */
final class FileImport {
    private final Vertx vertx;
    private final FactStore store;
    private final FactKind kind;
    private final ZoneId zone;
    private final PrintWriter out;
    private final PrintWriter err;

    FileImport(Vertx vertx, FactStore store, FactKind kind, ZoneId zone, PrintWriter out, PrintWriter err) {
        this.vertx = vertx;
        this.store = store;
        this.kind = kind;
        this.zone = zone;
        this.out = out;
        this.err = err;
    }

    /** True when every row was stored or known. */
    boolean run(InputFile file, FileCheck check) throws IOException {
        String name = file.path().getFileName().toString();
        Progress progress = new Progress(err, System.console() != null, name, check.rows());
        Outcome outcome;
        Collection<String> columns =
                file.mapping().map(m -> m.originalColumns(check.columns())).orElse(List.copyOf(check.columns()));
        RejectedFile rejected = new RejectedFile(file.path(), columns);
        try (rejected;
                CountedRows read = new CountedRows(file.open(), progress)) {
            RowReader rows = file.mapping().isPresent() ? file.mapping().get().apply(read) : read;
            outcome = Wait.until(
                    new Ingestion(vertx, store, kind, new FactCheck(kind, zone), rows, listener(rejected)).run());
        } finally {
            progress.end();
        }
        summarize(name, check, outcome, progress.seconds());
        if (rejected.isNeeded()) {
            out.println("  The rejected rows and the reasons are in " + rejected.path());
        }
        out.flush();
        return outcome.rejected() == 0;
    }

    private static Ingestion.Listener listener(RejectedFile rejected) {
        return new Ingestion.Listener() {
            @Override
            public void rejected(Row row, List<RowError> errors) {
                rejected.add(row, errors);
            }
        };
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

    /** Moves the progress on with every row that is read. */
    private record CountedRows(RowReader rows, Progress progress, long[] count) implements RowReader {
        CountedRows(RowReader rows, Progress progress) {
            this(rows, progress, new long[1]);
        }

        @Override
        public Optional<Row> next() throws IOException {
            if (++count[0] % 1_000 == 0) {
                progress.at(count[0]);
            }
            return rows.next();
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
