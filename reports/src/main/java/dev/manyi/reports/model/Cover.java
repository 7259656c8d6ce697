package dev.manyi.reports.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The title page. {@code zone} is the one in which instants are printed; {@code running} says that the period had not
 * ended when the data were read.
 */
public record Cover(
        String organisation,
        String title,
        String scope,
        String period,
        long sampleSize,
        Instant generatedAt,
        Instant dataAsOf,
        ZoneId zone,
        String reportNumber,
        boolean running) {
    public Cover {
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(generatedAt, "generatedAt");
        Objects.requireNonNull(dataAsOf, "dataAsOf");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(reportNumber, "reportNumber");
    }
}
