package dev.manyi.report.archive;

import dev.manyi.kpi.period.Range;
import java.time.Instant;
import java.time.ZoneId;

/** When the books of a period are closed: some days after its end in the business zone, because sources are late at times. */
public record Closing(ZoneId zone, int daysAfter) {
    public boolean closed(Range range, Instant now) {
        return !now.isBefore(range.to().plusDays(daysAfter).atStartOfDay(zone).toInstant());
    }
}
