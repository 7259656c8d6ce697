package dev.manyi.kpi.sql;

import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Quantity;
import dev.manyi.kpi.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** What the words of the catalogue mean in SQL, where `f` is the fact. */
final class SqlTerms {
    private final Rules rules;
    private final Binds binds;
    private final Instant asOf;
    private String asOfPlace;

    SqlTerms(Rules rules, Binds binds, Instant asOf) {
        this.rules = rules;
        this.binds = binds;
        this.asOf = asOf;
    }

    String condition(Condition condition) {
        return switch (condition) {
            case RESPONSES, TICKETS -> "true";
            case CSAT_GIVEN -> "f.csat IS NOT NULL";
            case CSAT_TOP2 -> "f.csat >= 4";
            case NPS_GIVEN -> "f.nps IS NOT NULL";
            case PROMOTER -> "f.nps >= 9";
            case DETRACTOR -> "f.nps <= 6";
            case COMPLAINT -> "f.kind = 'complaint'";
            case SLA_MET -> "f.first_response_at <= f.opened_at + " + target();
            case SLA_DUE ->
                "f.priority IS NOT NULL AND (f.first_response_at IS NOT NULL OR f.opened_at + " + target() + " < "
                        + asOf() + ")";
            case RESOLVED -> "f.resolved_at IS NOT NULL";
            case FIRST_CONTACT_RESOLVED ->
                "f.resolved_at IS NOT NULL AND f.reopened = 0 AND f.transfers = 0"
                        + " AND f.escalated_at IS NULL AND coalesce(f.contacts, 0) <= 1";
            case RESOLVED_REOPENED -> "f.resolved_at IS NOT NULL AND f.reopened > 0";
            case COMPLAINT_CLOSED_IN_TIME ->
                "f.kind = 'complaint' AND f.closed_at <= f.opened_at + "
                        + interval(rules.complaintSteps().closed());
            case COMPLAINT_CLOSE_DUE ->
                "f.kind = 'complaint' AND (f.closed_at IS NOT NULL OR f.opened_at + "
                        + interval(rules.complaintSteps().closed()) + " < " + asOf() + ")";
        };
    }

    /** The quantity in its whole-number unit, null where the fact has none. */
    String quantity(Quantity quantity) {
        if (quantity.equals(Quantity.FIRST_RESPONSE)) {
            return micros("f.first_response_at");
        }
        if (quantity.equals(Quantity.RESOLUTION)) {
            return micros("f.resolved_at");
        }
        return quantity.ratingDimension()
                .map(dimension -> "(f.ratings ->> " + binds.bind(dimension) + "::text)::int")
                .orElse("f." + quantity.id());
    }

    private static String micros(String until) {
        return "(extract(epoch FROM " + until + " - f.opened_at) * 1000000)::bigint";
    }

    /** Null for a ticket without a priority: then no verdict is true. */
    private String target() {
        return "CASE f.priority WHEN 'urgent' THEN "
                + interval(rules.responseTargets().get("urgent")) + " WHEN 'important' THEN "
                + interval(rules.responseTargets().get("important")) + " WHEN 'routine' THEN "
                + interval(rules.responseTargets().get("routine")) + " END";
    }

    /** Seconds only, so that no clock change lies in it. */
    private String interval(Duration duration) {
        return "interval '1 second' * " + binds.bind((double) duration.toSeconds()) + "::float8";
    }

    private String asOf() {
        if (asOfPlace == null) {
            asOfPlace = binds.bind(asOf.atOffset(ZoneOffset.UTC)) + "::timestamptz";
        }
        return asOfPlace;
    }
}
