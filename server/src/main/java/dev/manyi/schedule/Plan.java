package dev.manyi.schedule;

import dev.manyi.delivery.NewDelivery.About;
import dev.manyi.delivery.Recipient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is sent when and to whom. Data that has not come is waited for until the deadline, counted from when a run is due; then
 * the run goes without it and says so or, with `hold`, waits for somebody to release it.
 */
public record Plan(
        String name,
        String report,
        Optional<About> focus,
        PeriodRule period,
        Timing timing,
        List<Recipient> recipients,
        Duration deadline,
        boolean hold) {
    public Plan {
        recipients = List.copyOf(recipients);
    }
}
