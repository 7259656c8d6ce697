package dev.manyi.ingest;

import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.check.RowCheck.Checked;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run from rows to stored records, in batches. Reading and checking the next batch (on a worker) goes on while one is
 * written; batches are written one after the other, so that of two rows about one thing the later one stays.
 */
public final class Ingestion<T> {
    private static final int MOST_ERRORS_KEPT = 1_000;

    /** Hears of what happens, for progress and reports. Called from one worker thread at a time. */
    public interface Listener {
        Listener NONE = new Listener() {};

        default void rejected(Row row, List<RowError> errors) {}

        default void written(Outcome soFar) {}
    }

    private final Vertx vertx;
    private final Inlet<T> inlet;
    private final RowReader rows;
    private final Listener listener;
    private Outcome total = Outcome.NOTHING;

    public Ingestion(Vertx vertx, Inlet<T> inlet, RowReader rows, Listener listener) {
        this.vertx = vertx;
        this.inlet = inlet;
        this.rows = rows;
        this.listener = listener;
    }

    /** The outcome counts every row; of the errors it keeps the first thousand. */
    public Future<Outcome> run() {
        Promise<Outcome> done = Promise.promise();
        read().onFailure(done::fail).onSuccess(first -> write(first, done));
        return done.future();
    }

    // One promise for the whole run instead of a chain that grows by a link a batch: files may have millions of rows.
    private void write(Batch<T> batch, Promise<Outcome> done) {
        if (batch.isEmpty()) {
            done.complete(total);
            return;
        }
        Future<Batch<T>> next = read();
        // Composed from the start, so that whatever throws on the way ends the run too.
        Future.succeededFuture()
                .compose(go -> inlet.writer().write(batch.records, batch.errors.size()))
                .compose(outcome -> vertx.executeBlocking(() -> add(batch, outcome), false))
                .compose(added -> next)
                .onFailure(done::fail)
                .onSuccess(following -> write(following, done));
    }

    private Future<Batch<T>> read() {
        return vertx.executeBlocking(this::readBatch, false);
    }

    private Batch<T> readBatch() throws IOException {
        Batch<T> batch = new Batch<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        while (batch.size() < inlet.largestBatch()) {
            Optional<Row> row = rows.next();
            if (row.isEmpty()) {
                return batch;
            }
            Checked<T> checked = inlet.check().check(row.get());
            checked.record().ifPresent(record -> {
                batch.records.add(inlet.storable().apply(record));
                batch.rows.add(row.get());
            });
            if (checked.record().isEmpty()) {
                batch.errors.add(new Rejected(row.get(), checked.errors()));
            }
        }
        return batch;
    }

    private Outcome add(Batch<T> batch, Outcome outcome) {
        // The store counts the records it was given from 1; here they get the numbers of their rows.
        outcome.errors().forEach(error -> {
            Row row = batch.rows.get((int) error.row() - 1);
            batch.errors.add(new Rejected(row, List.of(new RowError(row.number(), error.field(), error.message()))));
        });
        batch.errors.forEach(rejected -> listener.rejected(rejected.row, rejected.errors));
        List<RowError> kept = batch.errors.stream()
                .flatMap(rejected -> rejected.errors.stream())
                .limit(MOST_ERRORS_KEPT - total.errors().size())
                .toList();
        total = total.plus(
                new Outcome(outcome.accepted(), outcome.duplicate(), outcome.updated(), batch.errors.size(), kept));
        listener.written(total);
        return total;
    }

    private record Rejected(Row row, List<RowError> errors) {}

    private record Batch<T>(List<T> records, List<Row> rows, List<Rejected> errors) {
        int size() {
            return records.size() + errors.size();
        }

        boolean isEmpty() {
            return size() == 0;
        }
    }
}
