package dev.manyi.fact;

/** Something that happened, told by a source. (source, externalId) is its identity. */
public sealed interface Fact permits Response, Ticket {
    String source();

    String externalId();

    String store();
}
