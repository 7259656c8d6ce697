package dev.manyi.ingest;

import dev.manyi.fact.Fact;

/** What makes two records the same fact, wherever it happened. */
record Identity(String source, String externalId) {
    static Identity of(Fact fact) {
        return new Identity(fact.source(), fact.externalId());
    }
}
