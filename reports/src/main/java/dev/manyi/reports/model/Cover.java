package dev.manyi.reports.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The title page. {@code zone} is the one in which instants are printed; {@code running} says that the period had not
 * ended when the data were read. {@code evidenceHead} is how far the chain of evidence had got: whoever holds the report
 * can show with it whether the chain was rewritten since. {@code logo} may be null.
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
        String evidenceHead,
        boolean running,
        Logo logo) {
    public Cover {
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(generatedAt, "generatedAt");
        Objects.requireNonNull(dataAsOf, "dataAsOf");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(reportNumber, "reportNumber");
        Objects.requireNonNull(evidenceHead, "evidenceHead");
    }

    /** The same for a period whose numbers may still change. */
    public Cover whileRunning() {
        return new Cover(
                organisation,
                title,
                scope,
                period,
                sampleSize,
                generatedAt,
                dataAsOf,
                zone,
                reportNumber,
                evidenceHead,
                true,
                logo);
    }
}
