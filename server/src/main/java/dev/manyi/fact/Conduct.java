package dev.manyi.fact;

import java.time.Instant;

/** What somebody did that counts for more than a score: the kind is veto, commendation or breach. */
public record Conduct(
        String source,
        String externalId,
        String store,
        String employee,
        Instant at,
        String kind,
        String code,
        String note)
        implements Fact {}
