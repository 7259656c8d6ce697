package dev.manyi.kpi.measure;

import static dev.manyi.fact.FactKind.CONDUCT;
import static dev.manyi.fact.FactKind.INVITATION;
import static dev.manyi.fact.FactKind.PURCHASE;
import static dev.manyi.fact.FactKind.RESPONSE;
import static dev.manyi.fact.FactKind.TICKET;

import dev.manyi.fact.FactKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A yes-or-no question about one fact or one customer. Each engine says what it means in its own language; the catalogue names it.
 * "Due" of something that should happen in time: it happened, or it did not and its time is over at as_of.
 */
public enum Condition {
    /** Valid responses: those that nothing excludes. So are all that follow, unless they say otherwise. */
    RESPONSES(RESPONSE),
    /** Excluded ones too. */
    ALL_RESPONSES(RESPONSE),
    CSAT_GIVEN(RESPONSE),
    CSAT_TOP2(RESPONSE),
    NPS_GIVEN(RESPONSE),
    PROMOTER(RESPONSE),
    DETRACTOR(RESPONSE),
    /** Its comment was read, by whatever reads comments. */
    COMMENT_JUDGED(RESPONSE),
    COMMENT_NEGATIVE(RESPONSE),

    INVITATIONS(INVITATION),
    /** Named by a valid response, whenever that came. */
    INVITATION_ANSWERED(INVITATION),

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
    COMPLAINT_CLOSED(TICKET),
    COMPLAINT_CLOSED_IN_TIME(TICKET),
    COMPLAINT_CLOSE_DUE(TICKET),
    ESCALATED(TICKET),
    CUSTOMER_KNOWN(TICKET),
    /** Its customer opened another one in the same category earlier, at most the repeat window before. */
    REPEATED(TICKET),
    SELF_SERVICE(TICKET),
    /** Resolved without escalation or transfer; an unknown number of transfers is not none. */
    SELF_SERVICE_RESOLVED(TICKET),
    FOLLOWED_UP_IN_TIME(TICKET),
    FOLLOW_UP_DUE(TICKET),
    /** The customer said at the follow-up that it was not settled. */
    UNSATISFIED(TICKET),
    UNSATISFIED_SETTLED(TICKET),
    RECEIVED_IN_TIME(TICKET),
    RECEIVED_DUE(TICKET),
    INVESTIGATED_IN_TIME(TICKET),
    INVESTIGATED_DUE(TICKET),
    PROPOSED_IN_TIME(TICKET),
    PROPOSED_DUE(TICKET),
    FED_BACK_IN_TIME(TICKET),
    FED_BACK_DUE(TICKET),

    PURCHASES(PURCHASE),

    VETO(CONDUCT),
    COMMENDATION(CONDUCT),
    BREACH(CONDUCT),

    BUYERS(Subject.BUYER),
    /** Bought within the repurchase window before the period began, too. */
    BUYERS_AGAIN(Subject.BUYER),

    /** Named by a purchase, a ticket or a response until then. */
    CUSTOMERS(Subject.CUSTOMER),
    /** Without a purchase. */
    CUSTOMERS_POTENTIAL(Subject.CUSTOMER),
    /** With exactly one, not silent. */
    CUSTOMERS_NEW(Subject.CUSTOMER),
    /** With two or more, not silent. */
    CUSTOMERS_ACTIVE(Subject.CUSTOMER),
    /** The last purchase is as long ago as makes a customer silent, and not so long as makes one lost. */
    CUSTOMERS_SILENT(Subject.CUSTOMER),
    CUSTOMERS_LOST(Subject.CUSTOMER),
    /** With a purchase, not lost. */
    CUSTOMERS_KEPT(Subject.CUSTOMER),

    CUSTOMER_RECORDS(Subject.CUSTOMER_RECORD),
    /** Named by a fact lately. */
    CUSTOMER_RECORDS_TOUCHED(Subject.CUSTOMER_RECORD),

    /** What people and tills record: excluded responses too. */
    RECORDS(RESPONSE, TICKET, PURCHASE),
    /** Has all fields that the rules expect. */
    COMPLETE(RESPONSE, TICKET, PURCHASE),
    /** Fails none of the checks of {@code AccuracyChecks}. */
    ACCURATE(RESPONSE, TICKET, PURCHASE),
    /** All that happens in a store: excluded responses too. */
    STORE_FACTS(RESPONSE, TICKET, PURCHASE, INVITATION, CONDUCT),
    /** Names a code that nobody has described. */
    UNMAPPED(RESPONSE, TICKET, PURCHASE, INVITATION, CONDUCT);

    private static final Set<Condition> TIMED = EnumSet.of(
            SLA_MET,
            SLA_DUE,
            COMPLAINT_CLOSED_IN_TIME,
            COMPLAINT_CLOSE_DUE,
            FOLLOWED_UP_IN_TIME,
            FOLLOW_UP_DUE,
            RECEIVED_IN_TIME,
            RECEIVED_DUE,
            INVESTIGATED_IN_TIME,
            INVESTIGATED_DUE,
            PROPOSED_IN_TIME,
            PROPOSED_DUE,
            FED_BACK_IN_TIME,
            FED_BACK_DUE);

    private static final Set<Condition> EXCLUDED_TOO =
            EnumSet.of(ALL_RESPONSES, RECORDS, COMPLETE, ACCURATE, STORE_FACTS, UNMAPPED);

    private final Subject subject;
    private final List<FactKind> facts;

    Condition(FactKind... facts) {
        this.subject = Subject.FACT;
        this.facts = List.of(facts);
    }

    /** About customers: what can group and filter their purchases does so for them. */
    Condition(Subject subject) {
        this.subject = subject;
        this.facts = List.of(PURCHASE);
    }

    /** What it is a question about. */
    public Subject subject() {
        return subject;
    }

    /** The kinds of facts it can be asked about. */
    public List<FactKind> facts() {
        return facts;
    }

    /** Whether the answer depends on the hours in which time runs. */
    public boolean timed() {
        return TIMED.contains(this);
    }

    /** Whether it is asked of excluded responses, too. */
    public boolean ofExcludedToo() {
        return EXCLUDED_TOO.contains(this);
    }

    /** The name the catalogue uses. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
