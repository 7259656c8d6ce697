package dev.manyi.check;

import dev.manyi.fact.FactKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Facts as they are stored, one record for each kind; what is absent is null. */
final class FactRows {
    private FactRows() {}

    /** What every kind has: whether all codes it names are described, and whether all fields that are expected are there. */
    record Common(FactKind kind, Subject subject, Instant at, boolean named, boolean complete) {}

    record ResponseRow(
            Common common,
            Instant startedAt,
            boolean valid,
            String sentiment,
            Integer csat,
            Integer nps,
            Integer ces,
            Map<String, Integer> ratings) {}

    record TicketRow(
            Common common,
            Instant firstResponseAt,
            Instant investigatedAt,
            Instant proposedAt,
            Instant resolvedAt,
            Instant closedAt,
            Instant escalatedAt,
            Instant followedUpAt,
            Integer reopened,
            Integer contacts,
            Integer transfers,
            Boolean selfService,
            Boolean followUpSatisfied) {
        Subject subject() {
            return common.subject();
        }

        Instant openedAt() {
            return common.at();
        }
    }

    record PurchaseRow(Common common, BigDecimal amount) {}

    /** `answeredIn` are the stores of the valid responses to it. */
    record InvitationRow(Common common, Set<String> answeredIn) {}

    record OutageRow(Common common, Instant to) {}

    record ConductRow(Common common, String kind, String code) {}

    record AssessmentRow(Common common, String kind, double score) {}

    /** What a customer did: bought (amount), answered (csat, whether valid) or asked for service. */
    record Event(FactKind kind, Subject subject, Instant at, BigDecimal amount, Integer csat, boolean valid) {
        String customer() {
            return subject.customer();
        }
    }
}
