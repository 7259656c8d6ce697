package dev.manyi.delivery;

import dev.manyi.auth.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of the ledger, as people see it. `sending` while a server works on it. `copies` is how often it may have been
 * accepted besides, where nobody said what came of an attempt.
 */
record Delivery(
        UUID id,
        String schedule,
        String scheduleName,
        String owner,
        String report,
        Optional<NewDelivery.About> focus,
        String period,
        Instant due,
        String recipient,
        int number,
        String name,
        String address,
        Scope scope,
        String language,
        List<String> formats,
        boolean link,
        List<String> missing,
        String messageId,
        State state,
        boolean sending,
        Optional<String> status,
        Optional<String> reason,
        int attempts,
        int copies,
        Optional<Instant> nextTry,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> withdrawnAt,
        List<KeptFile> files) {
    Delivery {
        formats = List.copyOf(formats);
        missing = List.copyOf(missing);
        files = List.copyOf(files);
    }

    /** One try to send it; outcome and end are absent while it goes on. */
    record Attempt(
            int attempt,
            Instant startedAt,
            Optional<Instant> endedAt,
            Optional<String> outcome,
            Optional<String> status,
            Optional<String> reason) {}
}
