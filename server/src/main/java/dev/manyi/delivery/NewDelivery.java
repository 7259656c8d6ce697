package dev.manyi.delivery;

import dev.manyi.report.request.ReportPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run of a schedule, due at that moment, owes one recipient: once, however often it is asked for. The owner is the
 * user who made the schedule. `missing` are the sources whose data had not come by the deadline. Held, it waits until
 * somebody releases it.
 */
public record NewDelivery(
        String schedule,
        String scheduleName,
        String owner,
        String report,
        Optional<About> focus,
        ReportPeriod period,
        Instant due,
        Recipient recipient,
        List<String> missing,
        boolean held) {
    public NewDelivery {
        missing = List.copyOf(missing);
    }

    /** The one value of a dimension that the report looks at, by its code. */
    public record About(String by, String code) {}
}
