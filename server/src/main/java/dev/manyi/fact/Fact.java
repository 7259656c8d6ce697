package dev.manyi.fact;

/** Something that happened, told by a source. (source, externalId) is its identity. */
public sealed interface Fact permits Response, Ticket, Purchase, Invitation, Outage, Conduct, Assessment {
    String source();

    String externalId();

    /** Where it happened; null for an outage of all stores and for an assessment. */
    String store();
}
