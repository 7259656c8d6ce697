package dev.manyi.demo;

import dev.manyi.blocking.Wait;
import dev.manyi.fact.Fact;
import dev.manyi.ingest.FactWriter;
import dev.manyi.ingest.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands facts of one kind to the writer in batches. At most two are under way: then adding waits. */
final class Batches {
    static final int SIZE = 5_000;
    private static final int UNDER_WAY = 2;

    private final FactWriter writer;
    private final Deque<CompletableFuture<Outcome>> underWay = new ArrayDeque<>();
    private Outcome done = Outcome.NOTHING;
    private long facts;

    Batches(FactWriter writer) {
        this.writer = writer;
    }

    /** Facts of one kind that wait until they fill a batch. */
    final class Buffer {
        private List<Fact> waiting = new ArrayList<>(SIZE);

        void add(List<? extends Fact> more) {
            for (Fact fact : more) {
                waiting.add(fact);
                if (waiting.size() == SIZE) {
                    flush();
                }
            }
        }

        void flush() {
            if (!waiting.isEmpty()) {
                send(waiting);
                waiting = new ArrayList<>(SIZE);
            }
        }
    }

    long facts() {
        return facts;
    }

    private void send(List<Fact> batch) {
        while (underWay.size() >= UNDER_WAY) {
            finishOne();
        }
        underWay.add(writer.write(batch).toCompletionStage().toCompletableFuture());
        facts += batch.size();
    }

    /** Waits for what is under way, and tells what became of all facts. */
    Outcome finish() {
        while (!underWay.isEmpty()) {
            finishOne();
        }
        return done;
    }

    /** After a failure: leaves no write running behind the caller's back. */
    void settle() {
        underWay.forEach(batch -> batch.handle((outcome, failure) -> outcome).join());
        underWay.clear();
    }

    private void finishOne() {
        Outcome outcome = Wait.until(underWay.remove());
        if (outcome.rejected() > 0) {
            throw new IllegalStateException("The demo made facts that were rejected: " + outcome.errors());
        }
        done = done.plus(outcome);
    }
}
