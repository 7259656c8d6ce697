package dev.manyi.ingest;

import dev.manyi.fact.Assessment;
import dev.manyi.fact.Conduct;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Invitation;
import dev.manyi.fact.Outage;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import java.util.List;
import java.util.stream.Stream;

/** Which field of a fact stands in which column. */
public final class FactTables {
    private static final FactTable<Response> RESPONSE = FactTable.<Response>byStore(FactKind.RESPONSE)
            .text("survey", Response::survey)
            .text("channel", Response::channel)
            .text("touchpoint", Response::touchpoint)
            .text("category", Response::category)
            .text("employee", Response::employee)
            .text("customer", Response::customer)
            .text("ticket", Response::ticket)
            .text("invitation", Response::invitation)
            .instant("started_at", Response::startedAt)
            .instant("submitted_at", Response::submittedAt)
            .with("csat", ColumnType.SMALLINT, Response::csat)
            .with("nps", ColumnType.SMALLINT, Response::nps)
            .with("ces", ColumnType.SMALLINT, Response::ces)
            .with("ratings", ColumnType.JSON, Response::ratings)
            .with("choices", ColumnType.JSON, Response::choices)
            .text("comment", Response::comment)
            .with("latitude", ColumnType.DOUBLE, Response::latitude)
            .with("longitude", ColumnType.DOUBLE, Response::longitude)
            .text("language", Response::language)
            .judged("exclusion", "sentiment");

    private static final FactTable<Ticket> TICKET = FactTable.<Ticket>byStore(FactKind.TICKET)
            .text("channel", Ticket::channel)
            .text("category", Ticket::category)
            .text("kind", Ticket::kind)
            .text("priority", Ticket::priority)
            .text("employee", Ticket::employee)
            .text("customer", Ticket::customer)
            .instant("opened_at", Ticket::openedAt)
            .instant("first_response_at", Ticket::firstResponseAt)
            .instant("investigated_at", Ticket::investigatedAt)
            .instant("proposed_at", Ticket::proposedAt)
            .instant("resolved_at", Ticket::resolvedAt)
            .instant("closed_at", Ticket::closedAt)
            .instant("escalated_at", Ticket::escalatedAt)
            .with("reopened", ColumnType.INT, Ticket::reopened)
            .with("contacts", ColumnType.INT, Ticket::contacts)
            .with("transfers", ColumnType.INT, Ticket::transfers)
            .with("self_service", ColumnType.BOOLEAN, Ticket::selfService)
            .instant("followed_up_at", Ticket::followedUpAt)
            .with("follow_up_satisfied", ColumnType.BOOLEAN, Ticket::followUpSatisfied)
            .with("compensation", ColumnType.NUMERIC, Ticket::compensation)
            .text("subject", Ticket::subject)
            .text("root_cause", Ticket::rootCause);

    private static final FactTable<Purchase> PURCHASE = FactTable.<Purchase>byStore(FactKind.PURCHASE)
            .text("customer", Purchase::customer)
            .text("category", Purchase::category)
            .instant("at", Purchase::at)
            .with("amount", ColumnType.NUMERIC, Purchase::amount);

    private static final FactTable<Invitation> INVITATION = FactTable.<Invitation>byStore(FactKind.INVITATION)
            .text("survey", Invitation::survey)
            .text("channel", Invitation::channel)
            .instant("at", Invitation::at);

    private static final FactTable<Conduct> CONDUCT = FactTable.<Conduct>byStore(FactKind.CONDUCT)
            .text("employee", Conduct::employee)
            .instant("at", Conduct::at)
            .text("kind", Conduct::kind)
            .text("code", Conduct::code)
            .text("note", Conduct::note);

    private static final FactTable<Outage> OUTAGE = FactTable.<Outage>byIdentity(FactKind.OUTAGE)
            .text("channel", Outage::channel)
            .text("store", Outage::store)
            .instant("begins_at", Outage::from)
            .instant("ends_at", Outage::to);

    private static final FactTable<Assessment> ASSESSMENT = FactTable.<Assessment>byIdentity(FactKind.ASSESSMENT)
            .text("employee", Assessment::employee)
            .instant("at", Assessment::at)
            .text("kind", Assessment::kind)
            .with("score", ColumnType.DOUBLE, Assessment::score);

    private FactTables() {}

    /** A column as it is read: its name and the type that Postgres calls it. */
    public record StoredColumn(String name, String type) {}

    /** The columns of a kind of fact in their order, our own verdicts last. */
    public static List<StoredColumn> stored(FactKind kind) {
        FactTable<? extends Fact> table = of(kind);
        return Stream.concat(
                        table.columns().stream()
                                .map(column -> new StoredColumn(
                                        column.name(), column.type().stored())),
                        table.judged().stream().map(name -> new StoredColumn(name, "text")))
                .toList();
    }

    static FactTable<? extends Fact> of(FactKind kind) {
        return switch (kind) {
            case RESPONSE -> RESPONSE;
            case TICKET -> TICKET;
            case PURCHASE -> PURCHASE;
            case INVITATION -> INVITATION;
            case OUTAGE -> OUTAGE;
            case CONDUCT -> CONDUCT;
            case ASSESSMENT -> ASSESSMENT;
        };
    }
}
