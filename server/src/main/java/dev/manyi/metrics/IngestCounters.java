package dev.manyi.metrics;

import dev.manyi.fact.RecordKind;
import dev.manyi.ingest.Inlets;
import dev.manyi.ingest.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** The rows that this server took in since it was started, by requests and as files, by kind and by what became of them. */
public final class IngestCounters implements Inlets.Heard {
    private static final String ACCEPTED = "accepted";
    private static final String DUPLICATE = "duplicate";
    private static final String UPDATED = "updated";
    private static final String REJECTED = "rejected";
    private static final List<String> OUTCOMES = List.of(ACCEPTED, DUPLICATE, UPDATED, REJECTED);
    private final MeterRegistry registry;

    /** What did not come yet is 0: a series that begins with the first rejected rows would hide those. */
    public IngestCounters(MeterRegistry registry) {
        this.registry = registry;
        for (RecordKind kind : RecordKind.all()) {
            OUTCOMES.forEach(outcome -> rows(kind, outcome));
            batches(kind);
        }
    }

    @Override
    public void batch(RecordKind kind, Outcome outcome) {
        rows(kind, ACCEPTED).increment(outcome.accepted());
        rows(kind, DUPLICATE).increment(outcome.duplicate());
        rows(kind, UPDATED).increment(outcome.updated());
        rows(kind, REJECTED).increment(outcome.rejected());
        batches(kind).increment();
    }

    private Counter rows(RecordKind kind, String outcome) {
        return Counter.builder("manyi.ingest.rows")
                .description("Rows that came in, by what became of them")
                .tag("kind", kind.plural())
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter batches(RecordKind kind) {
        return Counter.builder("manyi.ingest.batches")
                .description("Batches of rows that were committed")
                .tag("kind", kind.plural())
                .register(registry);
    }
}
