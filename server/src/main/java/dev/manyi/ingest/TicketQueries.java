package dev.manyi.ingest;

import dev.manyi.db.Columns;
import dev.manyi.db.Database;
import dev.manyi.fact.Ticket;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Writes tickets: new ones, and those whose content differs from what is stored. */
final class TicketQueries implements FactQueries<Ticket> {
    private static final String UPSERT = """
            INSERT INTO ticket (
              store, source, external_id, channel, category, kind, priority, employee, customer,
              opened_at, first_response_at, investigated_at, proposed_at, resolved_at, closed_at,
              escalated_at, reopened, contacts, transfers, self_service, followed_up_at,
              follow_up_satisfied, compensation, subject, root_cause)
            SELECT store, source, external_id, channel, category, kind, priority, employee, customer,
              opened_at, first_response_at, investigated_at, proposed_at, resolved_at, closed_at,
              escalated_at, reopened, contacts, transfers, self_service, followed_up_at,
              follow_up_satisfied, compensation::numeric, subject, root_cause
            FROM unnest(
              $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
              $8::text[], $9::text[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[],
              $13::timestamptz[], $14::timestamptz[], $15::timestamptz[], $16::timestamptz[],
              $17::int[], $18::int[], $19::int[], $20::bool[], $21::timestamptz[], $22::bool[],
              $23::text[], $24::text[], $25::text[]) AS given (
              store, source, external_id, channel, category, kind, priority, employee, customer,
              opened_at, first_response_at, investigated_at, proposed_at, resolved_at, closed_at,
              escalated_at, reopened, contacts, transfers, self_service, followed_up_at,
              follow_up_satisfied, compensation, subject, root_cause)
            ON CONFLICT (store, source, external_id) DO UPDATE SET
              channel = excluded.channel, category = excluded.category, kind = excluded.kind,
              priority = excluded.priority, employee = excluded.employee, customer =
              excluded.customer, opened_at = excluded.opened_at, first_response_at =
              excluded.first_response_at, investigated_at = excluded.investigated_at, proposed_at =
              excluded.proposed_at, resolved_at = excluded.resolved_at, closed_at =
              excluded.closed_at, escalated_at = excluded.escalated_at, reopened =
              excluded.reopened, contacts = excluded.contacts, transfers = excluded.transfers,
              self_service = excluded.self_service, followed_up_at = excluded.followed_up_at,
              follow_up_satisfied = excluded.follow_up_satisfied, compensation =
              excluded.compensation, subject = excluded.subject, root_cause = excluded.root_cause,
              received_at = now()
            WHERE (
              ticket.channel, ticket.category, ticket.kind, ticket.priority, ticket.employee,
              ticket.customer, ticket.opened_at, ticket.first_response_at, ticket.investigated_at,
              ticket.proposed_at, ticket.resolved_at, ticket.closed_at, ticket.escalated_at,
              ticket.reopened, ticket.contacts, ticket.transfers, ticket.self_service,
              ticket.followed_up_at, ticket.follow_up_satisfied, ticket.compensation,
              ticket.subject, ticket.root_cause)
            IS DISTINCT FROM (
              excluded.channel, excluded.category, excluded.kind, excluded.priority,
              excluded.employee, excluded.customer, excluded.opened_at, excluded.first_response_at,
              excluded.investigated_at, excluded.proposed_at, excluded.resolved_at,
              excluded.closed_at, excluded.escalated_at, excluded.reopened, excluded.contacts,
              excluded.transfers, excluded.self_service, excluded.followed_up_at,
              excluded.follow_up_satisfied, excluded.compensation, excluded.subject,
              excluded.root_cause)
            """;

    private final Database database;

    TicketQueries(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "ticket";
    }

    @Override
    public Future<Integer> upsert(SqlClient connection, List<Ticket> facts) {
        Columns<Ticket> columns = new Columns<>(facts);
        Tuple values = Tuple.tuple()
                .addArrayOfString(columns.texts(Ticket::store))
                .addArrayOfString(columns.texts(Ticket::source))
                .addArrayOfString(columns.texts(Ticket::externalId))
                .addArrayOfString(columns.texts(Ticket::channel))
                .addArrayOfString(columns.texts(Ticket::category))
                .addArrayOfString(columns.texts(Ticket::kind))
                .addArrayOfString(columns.texts(Ticket::priority))
                .addArrayOfString(columns.texts(Ticket::employee))
                .addArrayOfString(columns.texts(Ticket::customer))
                .addArrayOfOffsetDateTime(columns.instants(Ticket::openedAt))
                .addArrayOfOffsetDateTime(columns.instants(Ticket::firstResponseAt))
                .addArrayOfOffsetDateTime(columns.instants(Ticket::investigatedAt))
                .addArrayOfOffsetDateTime(columns.instants(Ticket::proposedAt))
                .addArrayOfOffsetDateTime(columns.instants(Ticket::resolvedAt))
                .addArrayOfOffsetDateTime(columns.instants(Ticket::closedAt))
                .addArrayOfOffsetDateTime(columns.instants(Ticket::escalatedAt))
                .addArrayOfInteger(columns.integers(Ticket::reopened))
                .addArrayOfInteger(columns.integers(Ticket::contacts))
                .addArrayOfInteger(columns.integers(Ticket::transfers))
                .addArrayOfBoolean(columns.booleans(Ticket::selfService))
                .addArrayOfOffsetDateTime(columns.instants(Ticket::followedUpAt))
                .addArrayOfBoolean(columns.booleans(Ticket::followUpSatisfied))
                .addArrayOfString(columns.texts(Ticket::compensation))
                .addArrayOfString(columns.texts(Ticket::subject))
                .addArrayOfString(columns.texts(Ticket::rootCause));
        return database.execute(connection, UPSERT, values).map(SqlResult::rowCount);
    }
}
