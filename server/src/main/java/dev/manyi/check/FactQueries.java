package dev.manyi.check;

import dev.manyi.check.FactRows.AssessmentRow;
import dev.manyi.check.FactRows.Common;
import dev.manyi.check.FactRows.ConductRow;
import dev.manyi.check.FactRows.Event;
import dev.manyi.check.FactRows.InvitationRow;
import dev.manyi.check.FactRows.OutageRow;
import dev.manyi.check.FactRows.PurchaseRow;
import dev.manyi.check.FactRows.ResponseRow;
import dev.manyi.check.FactRows.TicketRow;
import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads all facts of a kind; the database computes nothing but where invitations were answered. */
final class FactQueries {
    private final CursorQueries cursors;
    private final Directory directory;
    private final Map<FactKind, List<String>> expected;

    FactQueries(Database database, Directory directory, Map<FactKind, List<String>> expected) {
        this.cursors = new CursorQueries(database);
        this.directory = directory;
        this.expected = expected;
    }

    private static final String RESPONSES = """
            SELECT f.*, c.tier FROM response f LEFT JOIN customer c ON c.code = f.customer
            """;

    Future<Void> responses(Consumer<ResponseRow> each) {
        return cursors.each(
                RESPONSES,
                row -> each.accept(new ResponseRow(
                        common(FactKind.RESPONSE, row),
                        CursorQueries.instant(row, "started_at"),
                        row.getString("exclusion") == null,
                        row.getString("sentiment"),
                        row.getInteger("csat"),
                        row.getInteger("nps"),
                        row.getInteger("ces"),
                        ratings(row))));
    }

    private static Map<String, Integer> ratings(Row row) {
        JsonObject object = row.getJsonObject("ratings");
        Map<String, Integer> ratings = new HashMap<>();
        if (object != null) {
            object.forEach(rating -> ratings.put(rating.getKey(), ((Number) rating.getValue()).intValue()));
        }
        return ratings;
    }

    private static final String TICKETS = """
            SELECT f.*, c.tier FROM ticket f LEFT JOIN customer c ON c.code = f.customer
            ORDER BY f.customer, f.category, f.opened_at
            """;

    /** A customer's tickets come one after the other, those of one category by time. */
    Future<Void> tickets(Consumer<TicketRow> each) {
        return cursors.each(
                TICKETS,
                row -> each.accept(new TicketRow(
                        common(FactKind.TICKET, row),
                        CursorQueries.instant(row, "first_response_at"),
                        CursorQueries.instant(row, "investigated_at"),
                        CursorQueries.instant(row, "proposed_at"),
                        CursorQueries.instant(row, "resolved_at"),
                        CursorQueries.instant(row, "closed_at"),
                        CursorQueries.instant(row, "escalated_at"),
                        CursorQueries.instant(row, "followed_up_at"),
                        row.getInteger("reopened"),
                        row.getInteger("contacts"),
                        row.getInteger("transfers"),
                        row.getBoolean("self_service"),
                        row.getBoolean("follow_up_satisfied"))));
    }

    private static final String PURCHASES = """
            SELECT f.*, c.tier FROM purchase f LEFT JOIN customer c ON c.code = f.customer
            ORDER BY f.customer
            """;

    /** A customer's purchases come one after the other. */
    Future<Void> purchases(Consumer<PurchaseRow> each) {
        return cursors.each(
                PURCHASES,
                row -> each.accept(new PurchaseRow(common(FactKind.PURCHASE, row), row.getBigDecimal("amount"))));
    }

    private static final String INVITATIONS = """
            SELECT f.*, coalesce(a.stores, '{}') AS answered_in
            FROM invitation f
            LEFT JOIN (
              SELECT invitation, array_agg(DISTINCT store) AS stores
              FROM response WHERE exclusion IS NULL AND invitation IS NOT NULL GROUP BY 1
            ) a ON a.invitation = f.external_id
            """;

    Future<Void> invitations(Consumer<InvitationRow> each) {
        return cursors.each(
                INVITATIONS,
                row -> each.accept(new InvitationRow(
                        common(FactKind.INVITATION, row), Set.of(row.getArrayOfStrings("answered_in")))));
    }

    Future<Void> outages(Consumer<OutageRow> each) {
        return cursors.each(
                "SELECT f.* FROM outage f",
                row -> each.accept(new OutageRow(common(FactKind.OUTAGE, row), CursorQueries.instant(row, "ends_at"))));
    }

    Future<Void> conduct(Consumer<ConductRow> each) {
        return cursors.each(
                "SELECT f.* FROM conduct f",
                row -> each.accept(
                        new ConductRow(common(FactKind.CONDUCT, row), row.getString("kind"), row.getString("code"))));
    }

    /** In the order in which people were assessed. */
    Future<Void> assessments(Consumer<AssessmentRow> each) {
        return cursors.each(
                "SELECT f.* FROM assessment f ORDER BY f.at, f.source, f.external_id",
                row -> each.accept(new AssessmentRow(
                        common(FactKind.ASSESSMENT, row), row.getString("kind"), row.getDouble("score"))));
    }

    private static final String HISTORIES = """
            SELECT h.*, c.tier FROM (
              SELECT 'purchase' AS fact, customer, store, category, at, amount, NULL::int AS csat, false AS valid
              FROM purchase WHERE customer IS NOT NULL
              UNION ALL
              SELECT 'response', customer, store, category, submitted_at, NULL, csat, exclusion IS NULL
              FROM response WHERE customer IS NOT NULL
              UNION ALL
              SELECT 'ticket', customer, store, category, opened_at, NULL, NULL, false
              FROM ticket WHERE customer IS NOT NULL
            ) h
            LEFT JOIN customer c ON c.code = h.customer
            ORDER BY h.customer
            """;

    /** What each customer did, all of one customer together. */
    Future<Void> histories(Consumer<List<Event>> each) {
        List<Event> history = new ArrayList<>();
        return cursors.each(HISTORIES, row -> {
                    Event event = event(row);
                    if (!history.isEmpty() && !history.get(0).customer().equals(event.customer())) {
                        each.accept(List.copyOf(history));
                        history.clear();
                    }
                    history.add(event);
                })
                .map(done -> {
                    if (!history.isEmpty()) {
                        each.accept(List.copyOf(history));
                    }
                    return done;
                });
    }

    private Event event(Row row) {
        FactKind kind = FactKind.valueOf(row.getString("fact").toUpperCase(Locale.ROOT));
        return new Event(
                kind,
                subject(kind, row),
                CursorQueries.instant(row, "at"),
                row.getBigDecimal("amount"),
                row.getInteger("csat"),
                row.getBoolean("valid"));
    }

    private Common common(FactKind kind, Row row) {
        Subject subject = subject(kind, row);
        return new Common(
                kind,
                subject,
                CursorQueries.instant(row, kind.moment()),
                named(kind, row, subject),
                expected.getOrDefault(kind, List.of()).stream().allMatch(field -> has(row, field)));
    }

    private Subject subject(FactKind kind, Row row) {
        String employee = text(row, "employee");
        Directory.Person person = directory.person(employee);
        // An assessment is of a person: its store is the one where that person works.
        String store = kind == FactKind.ASSESSMENT ? person.store() : row.getString("store");
        Directory.Shop shop = directory.shop(store);
        String category = text(row, "category");
        List<String> path = directory.path(category);
        return new Subject(
                store,
                shop.region(),
                shop.city(),
                text(row, "channel"),
                path.isEmpty() ? null : path.get(0),
                path.size() < 2 ? null : path.get(1),
                category,
                text(row, "touchpoint"),
                employee,
                person.post(),
                text(row, "customer"),
                text(row, "tier"),
                text(row, "priority"),
                text(row, "survey"),
                kind == FactKind.TICKET ? text(row, "kind") : null);
    }

    private boolean named(FactKind kind, Row row, Subject subject) {
        Set<String> sides = kind == FactKind.RESPONSE ? ratings(row).keySet() : Set.of();
        return directory.describes("store", text(row, "store"))
                && directory.describes("channel", subject.channel())
                && directory.describes("touchpoint", subject.touchpoint())
                && directory.describes("category", subject.category())
                && directory.describes("employee", subject.employee())
                && directory.describes("survey", subject.survey())
                && sides.stream().allMatch(side -> directory.describes("rating_dimension", side));
    }

    private static String text(Row row, String column) {
        int at = row.getColumnIndex(column);
        return at < 0 ? null : row.getString(at);
    }

    private static boolean has(Row row, String field) {
        int at = row.getColumnIndex(field);
        if (at < 0) {
            throw new IllegalArgumentException("expected_fields names " + field + ", which no such fact has");
        }
        return row.getValue(at) != null;
    }
}
