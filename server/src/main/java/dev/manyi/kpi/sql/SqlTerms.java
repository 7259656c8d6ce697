package dev.manyi.kpi.sql;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.ServiceRules;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Quantity;
import dev.manyi.kpi.period.Grain;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** What the words of the catalogue mean in SQL. `f` is the fact, `s` its store, `c` its customer. */
final class SqlTerms {
    private final ServiceRules rules;
    private final Binds binds;
    private final Instant asOf;
    private String asOfPlace;

    SqlTerms(ServiceRules rules, Binds binds, Instant asOf) {
        this.rules = rules;
        this.binds = binds;
        this.asOf = asOf;
    }

    /** The instant whose business day a fact belongs to. */
    static String moment(FactKind fact) {
        return fact == FactKind.RESPONSE ? "f.submitted_at" : "f.opened_at";
    }

    static String period(FactKind fact, Grain grain, String zone) {
        String local = moment(fact) + " AT TIME ZONE " + zone;
        return grain == Grain.DAY ? "(" + local + ")::date" : "date_trunc('" + grain.id() + "', " + local + ")::date";
    }

    static String column(Dimension dimension) {
        return switch (dimension) {
            case REGION -> "s.region";
            case CITY -> "s.city";
            case TIER -> "c.tier";
            case STORE, CHANNEL, CATEGORY, TOUCHPOINT, EMPLOYEE, PRIORITY, SURVEY, KIND -> "f." + dimension.id();
        };
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
                "f.kind = 'complaint' AND f.closed_at <= f.opened_at + " + interval(rules.complaintClosing());
            case COMPLAINT_CLOSE_DUE ->
                "f.kind = 'complaint' AND (f.closed_at IS NOT NULL OR f.opened_at + "
                        + interval(rules.complaintClosing()) + " < " + asOf() + ")";
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
        return "CASE f.priority WHEN 'urgent' THEN " + interval(rules.urgent()) + " WHEN 'important' THEN "
                + interval(rules.important()) + " WHEN 'routine' THEN " + interval(rules.routine()) + " END";
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
