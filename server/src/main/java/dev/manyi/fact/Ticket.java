package dev.manyi.fact;

import java.math.BigDecimal;
import java.time.Instant;

/** One request for service. Everything but source, external id, store and openedAt may be null: absent is never zero. */
public record Ticket(
        String source,
        String externalId,
        String store,
        String channel,
        String category,
        String kind,
        String priority,
        String employee,
        String customer,
        Instant openedAt,
        Instant firstResponseAt,
        Instant investigatedAt,
        Instant proposedAt,
        Instant resolvedAt,
        Instant closedAt,
        Instant escalatedAt,
        Integer reopened,
        Integer contacts,
        Integer transfers,
        Boolean selfService,
        Instant followedUpAt,
        Boolean followUpSatisfied,
        BigDecimal compensation,
        String subject,
        String rootCause)
        implements Fact {}
