package dev.manyi.kpi.measure;

import static dev.manyi.fact.FactKind.RESPONSE;
import static dev.manyi.fact.FactKind.TICKET;

import dev.manyi.fact.FactKind;
import java.util.Locale;

/** A yes-or-no question about one fact. Each engine says what it means in its own language; the catalogue names it. */
public enum Condition {
    RESPONSES(RESPONSE),
    CSAT_GIVEN(RESPONSE),
    CSAT_TOP2(RESPONSE),
    NPS_GIVEN(RESPONSE),
    PROMOTER(RESPONSE),
    DETRACTOR(RESPONSE),

    TICKETS(TICKET),
    COMPLAINT(TICKET),
    /** Answered within the target of its priority. */
    SLA_MET(TICKET),
    /** Has a priority, and is answered or unanswered past its target at as_of. */
    SLA_DUE(TICKET),
    RESOLVED(TICKET),
    /** Resolved, never reopened, transferred or escalated, with at most one contact (0 = unknown). */
    FIRST_CONTACT_RESOLVED(TICKET),
    RESOLVED_REOPENED(TICKET),
    COMPLAINT_CLOSED_IN_TIME(TICKET),
    /** A complaint that is closed, or open for longer than the closing time at as_of. */
    COMPLAINT_CLOSE_DUE(TICKET);

    private final FactKind fact;

    Condition(FactKind fact) {
        this.fact = fact;
    }

    public FactKind fact() {
        return fact;
    }

    /** The name the catalogue uses. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
