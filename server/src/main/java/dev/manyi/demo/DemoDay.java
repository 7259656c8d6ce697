package dev.manyi.demo;

import dev.manyi.fact.Assessment;
import dev.manyi.fact.Conduct;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Invitation;
import dev.manyi.fact.Outage;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All that begins on one business day, with all that ever becomes of it: what is bought, the tickets that are opened, the
 * answers of those who shopped, and the answers about these tickets, which may come weeks later. Nothing of it happens
 * before the day.
 */
public record DemoDay(
        List<Ticket> tickets,
        List<Response> responses,
        List<Purchase> purchases,
        List<Invitation> invitations,
        List<Outage> outages,
        List<Conduct> conduct,
        List<Assessment> assessments) {
    /** Nothing of a day happens later than so many days after it. */
    public static final int REACH = 70;

    public List<? extends Fact> of(FactKind kind) {
        return switch (kind) {
            case TICKET -> tickets;
            case RESPONSE -> responses;
            case PURCHASE -> purchases;
            case INVITATION -> invitations;
            case OUTAGE -> outages;
            case CONDUCT -> conduct;
            case ASSESSMENT -> assessments;
        };
    }

    /** The facts of a kind that are known at this moment and were not known, or not so, at the other. */
    public List<Fact> newSince(FactKind kind, Instant before, Instant now) {
        List<Fact> changed = new ArrayList<>();
        for (Fact fact : of(kind)) {
            Fact seen = Known.at(now, fact);
            if (seen != null && !seen.equals(Known.at(before, fact))) {
                changed.add(seen);
            }
        }
        return changed;
    }
}
