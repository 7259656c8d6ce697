package dev.manyi.metrics;

import dev.manyi.fact.RecordKind;
import dev.manyi.ingest.Inlets;
import dev.manyi.ingest.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The rows that this server took in since it was started, by requests and as files, by kind and by what became of them. */
public final class IngestCounters implements Inlets.Heard {
    private final MeterRegistry registry;

    public IngestCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void batch(RecordKind kind, Outcome outcome) {
        rows(kind, "accepted").increment(outcome.accepted());
        rows(kind, "duplicate").increment(outcome.duplicate());
        rows(kind, "updated").increment(outcome.updated());
        rows(kind, "rejected").increment(outcome.rejected());
        Counter.builder("manyi.ingest.batches")
                .description("Batches of rows that were committed")
                .tag("kind", kind.plural())
                .register(registry)
                .increment();
    }

    private Counter rows(RecordKind kind, String outcome) {
        return Counter.builder("manyi.ingest.rows")
                .description("Rows that came in, by what became of them")
                .tag("kind", kind.plural())
                .tag("outcome", outcome)
                .register(registry);
    }
}
