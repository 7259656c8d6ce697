package dev.manyi.fact;

import java.time.Instant;

/** A channel that could not be reached, in one store or (store null) in all; `to` is null while it lasts. */
public record Outage(String source, String externalId, String channel, String store, Instant from, Instant to)
        implements Fact {}
