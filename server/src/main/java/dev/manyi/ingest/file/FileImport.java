package dev.manyi.ingest.file;

import dev.manyi.evidence.Actor;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.ingest.Ingestion;
import dev.manyi.ingest.Inlet;
import dev.manyi.ingest.Outcome;
import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Imports one file that was looked at before. Commands and imports over HTTP do it with this. */
public final class FileImport {
    private static final int TOLD_EVERY = 1_000;

    /** Hears how far it is. Reading goes on while a batch is written, so the two may be told at the same time. */
    public interface Listener {
        default void read(long rows) {}

        default void written(Outcome soFar) {}
    }

    /** What came of it; the file is there when rows were rejected. */
    public record Result(Outcome outcome, Optional<Path> rejected) {}

    private final Vertx vertx;
    private final Inlet<?> inlet;
    private final EvidenceQueries evidence;
    private final Actor actor;

    /** @param actor who imports: recorded before the first row is stored, and with the counts after the last */
    public FileImport(Vertx vertx, Inlet<?> inlet, EvidenceQueries evidence, Actor actor) {
        this.vertx = vertx;
        this.inlet = inlet;
        this.evidence = evidence;
        this.actor = actor;
    }

    /** Rejected rows go to the path given. */
    public Future<Result> run(InputFile file, FileCheck check, Path rejectedPath, Listener listener) {
        return vertx.executeBlocking(() -> new ImportEntry(actor, inlet.kind(), file, check), false)
                .compose(entry -> run(file, check, rejectedPath, listener, entry));
    }

    private Future<Result> run(
            InputFile file, FileCheck check, Path rejectedPath, Listener listener, ImportEntry entry) {
        Counted counted = new Counted(listener);
        return evidence.add(entry.begun())
                .compose(begun -> store(file, check, rejectedPath, counted))
                .compose(
                        done -> evidence.add(entry.done(done.outcome())).map(done),
                        failure -> evidence.add(entry.failed(counted.soFar))
                                .compose(recorded -> Future.failedFuture(failure)));
    }

    private Future<Result> store(InputFile file, FileCheck check, Path rejectedPath, Listener listener) {
        return vertx.executeBlocking(() -> open(file, check, rejectedPath, listener), false)
                .compose(open -> run(inlet, open, listener)
                        .eventually(() -> vertx.executeBlocking(open::close, false))
                        .map(outcome -> new Result(
                                outcome,
                                open.rejected.isNeeded() ? Optional.of(open.rejected.path()) : Optional.empty())));
    }

    private static Open open(InputFile file, FileCheck check, Path rejectedPath, Listener listener) throws IOException {
        Collection<String> columns =
                file.mapping().map(m -> m.originalColumns(check.columns())).orElse(List.copyOf(check.columns()));
        RejectedFile rejected = new RejectedFile(rejectedPath, columns);
        RowReader counted = new CountedRows(file.open(), listener);
        return new Open(file.mapping().map(m -> m.apply(counted)).orElse(counted), rejected);
    }

    private <T> Future<Outcome> run(Inlet<T> inlet, Open open, Listener listener) {
        return new Ingestion<>(vertx, inlet, open.rows, new Ingestion.Listener() {
                    @Override
                    public void rejected(Row row, List<RowError> errors) {
                        open.rejected.add(row, errors);
                    }

                    @Override
                    public void written(Outcome soFar) {
                        listener.written(soFar);
                    }
                })
                .run();
    }

    private record Open(RowReader rows, RejectedFile rejected) {
        Void close() throws IOException {
            try (rejected) {
                rows.close();
            }
            return null;
        }
    }

    /** Remembers what was stored, for the case that the rest can not be. */
    private static final class Counted implements Listener {
        private final Listener listener;
        private volatile Outcome soFar = Outcome.NOTHING;

        Counted(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void read(long rows) {
            listener.read(rows);
        }

        @Override
        public void written(Outcome outcome) {
            soFar = outcome;
            listener.written(outcome);
        }
    }

    private static final class CountedRows implements RowReader {
        private final RowReader rows;
        private final Listener listener;
        private long count;

        CountedRows(RowReader rows, Listener listener) {
            this.rows = rows;
            this.listener = listener;
        }

        @Override
        public Optional<Row> next() throws IOException {
            if (++count % TOLD_EVERY == 0) {
                listener.read(count);
            }
            return rows.next();
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
