package dev.manyi.fact;

import java.math.BigDecimal;
import java.time.Instant;

/** Something bought. Customer, category and amount may be null. */
public record Purchase(
        String source, String externalId, String store, String customer, String category, Instant at, BigDecimal amount)
        implements Fact {}
