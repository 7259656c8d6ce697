package dev.manyi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.Fact;
import dev.manyi.ingest.FactWriter;
import dev.manyi.ingest.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps facts in memory by their identity, as the real writer does in the database, and watches how it is used. */
final class RecordingWriter implements FactWriter {
    final Map<String, Fact> facts = new HashMap<>();
    final AtomicInteger underWay = new AtomicInteger();
    volatile int mostUnderWay;
    volatile int batches;
    volatile Optional<RuntimeException> failure = Optional.empty();
    volatile int failingBatch;
    private final Vertx vertx;

    RecordingWriter(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Future<Outcome> write(List<? extends Fact> batch) {
        assertTrue(batch.size() <= 5_000);
        assertEquals(1, batch.stream().map(Object::getClass).distinct().count(), "kinds in a batch");
        mostUnderWay = Math.max(mostUnderWay, underWay.incrementAndGet());
        batches++;
        boolean fails = failure.isPresent() && batches == failingBatch;
        return vertx.executeBlocking(() -> fails ? fail() : store(batch))
                .onComplete(done -> underWay.decrementAndGet());
    }

    private Outcome fail() {
        throw failure.orElseThrow();
    }

    private synchronized Outcome store(List<? extends Fact> batch) {
        long accepted = 0;
        long duplicate = 0;
        for (Fact fact : batch) {
            Fact before = facts.put(fact.getClass().getSimpleName() + fact.externalId(), fact);
            accepted += before == null ? 1 : 0;
            duplicate += fact.equals(before) ? 1 : 0;
        }
        return new Outcome(accepted, duplicate, batch.size() - accepted - duplicate, 0, List.of());
    }
}
