package dev.manyi.kpi.sql;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Quantity;
import dev.manyi.kpi.rules.Rules;

/** What the words of the catalogue mean in SQL, where `f` is the fact. */
final class SqlTerms {
    private final Rules rules;
    private final Scope scope;
    private final Binds binds;
    private final TimeTerms time;
    private final QualityTerms quality;

    SqlTerms(Rules rules, Scope scope, Binds binds, TimeTerms time) {
        this.rules = rules;
        this.scope = scope;
        this.binds = binds;
        this.time = time;
        this.quality = new QualityTerms(rules, time);
    }

    String condition(Measure.Count count) {
        Hours hours = count.hours().orElse(Hours.CALENDAR);
        return switch (count.condition()) {
            case RESPONSES, ALL_RESPONSES, TICKETS, INVITATIONS, PURCHASES, RECORDS, STORE_FACTS -> "true";
            case CSAT_GIVEN -> "f.csat IS NOT NULL";
            case CSAT_TOP2 -> "f.csat >= 4";
            case NPS_GIVEN -> "f.nps IS NOT NULL";
            case PROMOTER -> "f.nps >= 9";
            case DETRACTOR -> "f.nps <= 6";
            case COMMENT_JUDGED -> "f.sentiment IS NOT NULL";
            case COMMENT_NEGATIVE -> "f.sentiment = 'negative'";
            case INVITATION_ANSWERED ->
                "EXISTS (SELECT FROM response r WHERE r.invitation = f.external_id AND r.exclusion IS NULL AND "
                        + ScopeTerms.covers(scope, "r.store", binds) + ")";
            case COMPLAINT -> "f.kind = 'complaint'";
            case SLA_MET -> time.within("f.opened_at", "f.first_response_at", target(), hours);
            case SLA_DUE -> "f.priority IS NOT NULL AND " + due("f.first_response_at", "f.opened_at", target(), hours);
            case RESOLVED -> "f.resolved_at IS NOT NULL";
            case FIRST_CONTACT_RESOLVED ->
                "f.resolved_at IS NOT NULL AND f.reopened = 0 AND f.transfers = 0"
                        + " AND f.escalated_at IS NULL AND coalesce(f.contacts, 0) <= 1";
            case RESOLVED_REOPENED -> "f.resolved_at IS NOT NULL AND f.reopened > 0";
            case COMPLAINT_CLOSED -> "f.kind = 'complaint' AND f.closed_at IS NOT NULL";
            case ESCALATED -> "f.escalated_at IS NOT NULL";
            case CUSTOMER_KNOWN -> "f.customer IS NOT NULL";
            case REPEATED -> repeated();
            case SELF_SERVICE -> "f.self_service";
            case SELF_SERVICE_RESOLVED ->
                "f.self_service AND f.resolved_at IS NOT NULL AND f.escalated_at IS NULL AND f.transfers = 0";
            case FOLLOWED_UP_IN_TIME ->
                time.within("f.resolved_at", "f.followed_up_at", time.micros(rules.followUp()), hours);
            case FOLLOW_UP_DUE -> due("f.followed_up_at", "f.resolved_at", time.micros(rules.followUp()), hours);
            case UNSATISFIED -> "NOT f.follow_up_satisfied";
            case UNSATISFIED_SETTLED -> "NOT f.follow_up_satisfied AND f.reopened > 0 AND f.closed_at IS NOT NULL";
            case RECEIVED_IN_TIME -> reached(ComplaintStep.RECEIVED, hours);
            case RECEIVED_DUE -> stepDue(ComplaintStep.RECEIVED, hours);
            case INVESTIGATED_IN_TIME -> reached(ComplaintStep.INVESTIGATED, hours);
            case INVESTIGATED_DUE -> stepDue(ComplaintStep.INVESTIGATED, hours);
            case PROPOSED_IN_TIME -> reached(ComplaintStep.PROPOSED, hours);
            case PROPOSED_DUE -> stepDue(ComplaintStep.PROPOSED, hours);
            case FED_BACK_IN_TIME -> reached(ComplaintStep.FED_BACK, hours);
            case FED_BACK_DUE -> stepDue(ComplaintStep.FED_BACK, hours);
            case COMPLAINT_CLOSED_IN_TIME -> reached(ComplaintStep.CLOSED, hours);
            case COMPLAINT_CLOSE_DUE -> stepDue(ComplaintStep.CLOSED, hours);
            case VETO -> "f.kind = 'veto'";
            case COMMENDATION -> "f.kind = 'commendation'";
            case BREACH -> "f.kind = 'breach'";
            case BUYERS,
                    BUYERS_AGAIN,
                    CUSTOMERS,
                    CUSTOMERS_POTENTIAL,
                    CUSTOMERS_NEW,
                    CUSTOMERS_ACTIVE,
                    CUSTOMERS_SILENT,
                    CUSTOMERS_LOST,
                    CUSTOMERS_KEPT,
                    CUSTOMER_RECORDS,
                    CUSTOMER_RECORDS_TOUCHED ->
                throw new IllegalArgumentException(count.condition().id() + " is no question about a fact");
            case COMPLETE -> quality.complete(count.fact());
            case ACCURATE -> quality.accurate(count.fact());
            case UNMAPPED -> quality.unmapped(count.fact());
        };
    }

    /** The quantity in its whole-number unit, null where the fact has none. */
    String quantity(Quantity quantity) {
        if (quantity.equals(Quantity.RESPONSE_SPEED)) {
            return responseSpeed();
        }
        if (quantity.in(Hours.CALENDAR).equals(Quantity.FIRST_RESPONSE)) {
            return time.elapsed("f.opened_at", "f.first_response_at", quantity.hours());
        }
        if (quantity.in(Hours.CALENDAR).equals(Quantity.RESOLUTION)) {
            return time.elapsed("f.opened_at", "f.resolved_at", quantity.hours());
        }
        if (quantity.in(Hours.CALENDAR).equals(Quantity.ESCALATION)) {
            return time.elapsed("f.opened_at", "f.escalated_at", quantity.hours());
        }
        if (quantity.equals(Quantity.PEER_SCORE)) {
            return "CASE WHEN f.kind = 'peer' THEN " + score(quantity) + " END";
        }
        if (quantity.equals(Quantity.CERTIFICATION_SCORE)) {
            return "CASE WHEN " + latestCertification() + " THEN " + score(quantity) + " END";
        }
        return quantity.ratingDimension()
                .map(dimension -> "(f.ratings ->> " + binds.bind(dimension) + "::text)::int")
                .orElse("f." + quantity.id());
    }

    private static String score(Quantity quantity) {
        return "round(f.score * " + quantity.perUnit() + ")::bigint";
    }

    /** Of each employee the last one in each period; all dimensions of an assessment are the employee's. */
    private String latestCertification() {
        String period = time.period("a.at");
        return """
                (f.source, f.external_id) IN (
                  SELECT latest.source, latest.external_id
                  FROM (SELECT DISTINCT ON (a.employee, period) a.source, a.external_id, %s AS period
                        FROM assessment a
                        WHERE a.kind = 'certification' AND %s
                        ORDER BY a.employee, period, a.at DESC, a.source DESC, a.external_id DESC) latest)""".formatted(period, time.asked("a.at"));
    }

    /** A step of a complaint, in time. */
    private String reached(ComplaintStep step, Hours hours) {
        return "f.kind = 'complaint' AND " + time.within("f.opened_at", step.column(), allowed(step), hours);
    }

    private String stepDue(ComplaintStep step, Hours hours) {
        return "f.kind = 'complaint' AND " + due(step.column(), "f.opened_at", allowed(step), hours);
    }

    private String allowed(ComplaintStep step) {
        return time.micros(step.allowed(rules.complaintSteps()));
    }

    private String due(String happened, String since, String allowed, Hours hours) {
        return "(" + happened + " IS NOT NULL OR " + time.over(since, allowed, hours) + ")";
    }

    /** Null for a ticket without a priority: then no verdict is true. */
    String target() {
        return "CASE f.priority WHEN 'urgent' THEN "
                + time.micros(rules.responseTargets().get("urgent")) + " WHEN 'important' THEN "
                + time.micros(rules.responseTargets().get("important")) + " WHEN 'routine' THEN "
                + time.micros(rules.responseTargets().get("routine")) + " END";
    }

    /** Whatever the question's period and filters: the customer came again, wherever it was that the reader may see. */
    private String repeated() {
        return "f.customer IS NOT NULL AND EXISTS (SELECT FROM ticket o WHERE o.customer = f.customer"
                + " AND o.category = f.category AND o.opened_at < f.opened_at AND "
                + time.within(
                        "o.opened_at",
                        "f.opened_at",
                        time.micros(rules.windows().repeat()),
                        Hours.CALENDAR)
                + " AND " + ScopeTerms.covers(scope, "o.store", binds) + ")";
    }

    /** Ten points for an answer within the full time, one less for each further step begun, times ten; `greatest` passes over null. */
    private String responseSpeed() {
        Rules.LiveContact live = rules.liveContact();
        String step = time.micros(live.step());
        String late = "greatest(0, " + time.elapsed("f.opened_at", "f.first_response_at", Hours.CALENDAR) + " - "
                + time.micros(live.full()) + ")";
        return "CASE WHEN f.channel = ANY(" + binds.bind(live.channels().toArray(String[]::new))
                + "::text[]) AND f.first_response_at IS NOT NULL THEN 10 * greatest(0, 10 - (" + late + " + " + step
                + " - 1) / " + step + ") END";
    }
}
