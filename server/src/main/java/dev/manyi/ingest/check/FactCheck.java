package dev.manyi.ingest.check;

import dev.manyi.fact.Assessment;
import dev.manyi.fact.Conduct;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Invitation;
import dev.manyi.fact.Outage;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import dev.manyi.ingest.row.Shown;
import java.time.Instant;
import java.time.ZoneId;

/** Rows of one kind of fact. */
public final class FactCheck extends RowCheck<Fact> {
    private static final int CODE = 64;
    static final int IDENTIFIER = 128;
    private static final int MOST_COUNTED = 1_000_000;

    private final FactKind kind;

    public FactCheck(FactKind kind, ZoneId zone) {
        super(kind, zone);
        this.kind = kind;
    }

    @Override
    Fact read(Cells cells) {
        return switch (kind) {
            case RESPONSE -> response(cells);
            case TICKET -> ticket(cells);
            case PURCHASE -> purchase(cells);
            case INVITATION -> invitation(cells);
            case OUTAGE -> outage(cells);
            case CONDUCT -> conduct(cells);
            case ASSESSMENT -> assessment(cells);
        };
    }

    private static Response response(Cells cells) {
        Response response = new Response(
                cells.code("source", 64),
                cells.code("external_id", IDENTIFIER),
                cells.code("store", CODE),
                cells.code("survey", CODE),
                cells.code("channel", CODE),
                cells.code("touchpoint", CODE),
                cells.code("category", CODE),
                cells.code("employee", CODE),
                cells.code("customer", IDENTIFIER),
                cells.code("ticket", IDENTIFIER),
                cells.code("invitation", IDENTIFIER),
                cells.instant("started_at"),
                cells.instant("submitted_at"),
                cells.whole("csat", 1, 5),
                cells.whole("nps", 0, 10),
                cells.whole("ces", 1, 7),
                cells.ratings("ratings"),
                cells.choices("choices"),
                cells.text("comment", 4_000),
                cells.decimal("latitude", -90, 90),
                cells.decimal("longitude", -180, 180),
                cells.code("language", 35));
        if (cells.errors().isEmpty() && isEmpty(response)) {
            cells.wrong("csat", "there is no answer: give at least one of csat, nps, ces, ratings, choices, comment");
        }
        return response;
    }

    private static boolean isEmpty(Response r) {
        return r.csat() == null
                && r.nps() == null
                && r.ces() == null
                && r.ratings() == null
                && r.choices() == null
                && r.comment() == null;
    }

    private static Ticket ticket(Cells cells) {
        Instant opened = cells.instant("opened_at");
        return new Ticket(
                cells.code("source", 64),
                cells.code("external_id", IDENTIFIER),
                cells.code("store", CODE),
                cells.code("channel", CODE),
                cells.code("category", CODE),
                cells.oneOf("kind", "complaint", "request", "consultation"),
                cells.oneOf("priority", "urgent", "important", "routine"),
                cells.code("employee", CODE),
                cells.code("customer", IDENTIFIER),
                opened,
                later(cells, "first_response_at", opened),
                later(cells, "investigated_at", opened),
                later(cells, "proposed_at", opened),
                later(cells, "resolved_at", opened),
                later(cells, "closed_at", opened),
                later(cells, "escalated_at", opened),
                cells.whole("reopened", 0, MOST_COUNTED),
                cells.whole("contacts", 0, MOST_COUNTED),
                cells.whole("transfers", 0, MOST_COUNTED),
                cells.flag("self_service"),
                later(cells, "followed_up_at", opened),
                cells.flag("follow_up_satisfied"),
                cells.amount("compensation"),
                cells.text("subject", 500),
                cells.code("root_cause", 200));
    }

    private static Instant later(Cells cells, String field, Instant opened) {
        Instant time = cells.instant(field);
        if (time != null && opened != null && time.isBefore(opened)) {
            cells.wrong(
                    field,
                    Shown.text(time.toString()) + " is before opened_at " + opened
                            + ": nothing happens to a ticket before it is opened");
        }
        return time;
    }

    private static Purchase purchase(Cells cells) {
        return new Purchase(
                cells.code("source", CODE),
                cells.code("external_id", IDENTIFIER),
                cells.code("store", CODE),
                cells.code("customer", IDENTIFIER),
                cells.code("category", CODE),
                cells.instant("at"),
                cells.amount("amount"));
    }

    private static Invitation invitation(Cells cells) {
        return new Invitation(
                cells.code("source", CODE),
                cells.code("external_id", IDENTIFIER),
                cells.code("survey", CODE),
                cells.code("store", CODE),
                cells.code("channel", CODE),
                cells.instant("at"));
    }

    private static Outage outage(Cells cells) {
        Instant from = cells.instant("from");
        Instant to = cells.instant("to");
        if (from != null && to != null && to.isBefore(from)) {
            cells.wrong(
                    "to", Shown.text(to.toString()) + " is before from " + from + ": nothing ends before it begins");
        }
        return new Outage(
                cells.code("source", CODE),
                cells.code("external_id", IDENTIFIER),
                cells.code("channel", CODE),
                cells.code("store", CODE),
                from,
                to);
    }

    private static Conduct conduct(Cells cells) {
        return new Conduct(
                cells.code("source", CODE),
                cells.code("external_id", IDENTIFIER),
                cells.code("store", CODE),
                cells.code("employee", CODE),
                cells.instant("at"),
                cells.oneOf("kind", "veto", "commendation", "breach"),
                cells.code("code", CODE),
                cells.text("note", 500));
    }

    private static Assessment assessment(Cells cells) {
        return new Assessment(
                cells.code("source", CODE),
                cells.code("external_id", IDENTIFIER),
                cells.code("employee", CODE),
                cells.instant("at"),
                cells.oneOf("kind", "peer", "certification"),
                cells.decimal("score", 0, 100));
    }
}
