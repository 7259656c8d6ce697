package dev.manyi.ingest;

import dev.manyi.fact.Fact;

/** What makes two records the same fact, wherever it happened. */
record Identity(String source, String externalId) {
    static Identity of(Fact fact) {
        return new Identity(fact.source(), fact.externalId());
    }

    /** One of so many buckets, the same one on every server and Java: a record's own hash is not promised to be. */
    int bucket(int buckets) {
        return Math.floorMod(31 * source.hashCode() + externalId.hashCode(), buckets);
    }
}
