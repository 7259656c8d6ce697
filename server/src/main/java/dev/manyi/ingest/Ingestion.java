package dev.manyi.ingest;

import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.check.FactCheck;
import dev.manyi.ingest.check.FactCheck.Checked;
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
 * One run from rows to stored facts, in batches. Reading and checking the next batch (on a worker) goes on while one is
 * written; batches are written one after the other, so that of two rows about one fact the later one stays.
 */
public final class Ingestion {
    private static final int MOST_ERRORS_KEPT = 1_000;

    /** Hears of what happens, for progress and reports. Called from one thread at a time. */
    public interface Listener {
        Listener NONE = new Listener() {};

        default void rejected(Row row, List<RowError> errors) {}

        default void written(Outcome soFar) {}
    }

    private final Vertx vertx;
    private final FactStore store;
    private final FactKind kind;
    private final FactCheck check;
    private final RowReader rows;
    private final Listener listener;
    private Outcome total = Outcome.NOTHING;

    public Ingestion(Vertx vertx, FactStore store, FactKind kind, FactCheck check, RowReader rows, Listener listener) {
        this.vertx = vertx;
        this.store = store;
        this.kind = kind;
        this.check = check;
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
    private void write(Batch batch, Promise<Outcome> done) {
        if (batch.isEmpty()) {
            done.complete(total);
            return;
        }
        Future<Batch> next = read();
        // Composed from the start, so that whatever throws on the way ends the run too.
        Future.succeededFuture()
                .compose(go -> store.write(kind, batch.facts, batch.errors.size()))
                .map(outcome -> add(batch, outcome))
                .compose(added -> next)
                .onFailure(done::fail)
                .onSuccess(following -> write(following, done));
    }

    private Future<Batch> read() {
        return vertx.executeBlocking(this::readBatch, false);
    }

    private Batch readBatch() throws IOException {
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        while (batch.size() < store.largestBatch()) {
            Optional<Row> row = rows.next();
            if (row.isEmpty()) {
                return batch;
            }
            Checked checked = check.check(row.get());
            checked.fact().ifPresent(fact -> {
                batch.facts.add(store.storable(fact));
                batch.rows.add(row.get());
            });
            if (checked.fact().isEmpty()) {
                batch.errors.add(new Rejected(row.get(), checked.errors()));
            }
        }
        return batch;
    }

    private Outcome add(Batch batch, Outcome outcome) {
        // The store counts the facts it was given from 1; here they get the numbers of their rows.
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

    private record Batch(List<Fact> facts, List<Row> rows, List<Rejected> errors) {
        int size() {
            return facts.size() + errors.size();
        }

        boolean isEmpty() {
            return size() == 0;
        }
    }
}
