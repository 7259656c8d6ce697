package dev.manyi.fact;

import java.time.Instant;

/** A questionnaire that was sent. Survey and channel may be null. */
public record Invitation(String source, String externalId, String survey, String store, String channel, Instant at)
        implements Fact {}
