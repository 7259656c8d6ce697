package dev.manyi.ingest;

import dev.manyi.db.Columns;
import dev.manyi.db.Database;
import dev.manyi.fact.Response;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Writes responses: new ones, and those whose content differs from what is stored. */
final class ResponseQueries implements FactQueries<Response> {
    private static final String UPSERT = """
            INSERT INTO response (
              store, source, external_id, survey, channel, touchpoint, category, employee, customer,
              ticket, invitation, started_at, submitted_at, csat, nps, ces, ratings, choices,
              comment, latitude, longitude, language)
            SELECT store, source, external_id, survey, channel, touchpoint, category, employee, customer,
              ticket, invitation, started_at, submitted_at, csat, nps, ces, ratings::jsonb,
              choices::jsonb, comment, latitude, longitude, language
            FROM unnest(
              $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
              $8::text[], $9::text[], $10::text[], $11::text[], $12::timestamptz[],
              $13::timestamptz[], $14::int[], $15::int[], $16::int[], $17::text[], $18::text[],
              $19::text[], $20::float8[], $21::float8[], $22::text[]) AS given (
              store, source, external_id, survey, channel, touchpoint, category, employee, customer,
              ticket, invitation, started_at, submitted_at, csat, nps, ces, ratings, choices,
              comment, latitude, longitude, language)
            ON CONFLICT (store, source, external_id) DO UPDATE SET
              survey = excluded.survey, channel = excluded.channel, touchpoint =
              excluded.touchpoint, category = excluded.category, employee = excluded.employee,
              customer = excluded.customer, ticket = excluded.ticket, invitation =
              excluded.invitation, started_at = excluded.started_at, submitted_at =
              excluded.submitted_at, csat = excluded.csat, nps = excluded.nps, ces = excluded.ces,
              ratings = excluded.ratings, choices = excluded.choices, comment = excluded.comment,
              latitude = excluded.latitude, longitude = excluded.longitude, language =
              excluded.language,
              received_at = now()
            WHERE (
              response.survey, response.channel, response.touchpoint, response.category,
              response.employee, response.customer, response.ticket, response.invitation,
              response.started_at, response.submitted_at, response.csat, response.nps, response.ces,
              response.ratings, response.choices, response.comment, response.latitude,
              response.longitude, response.language)
            IS DISTINCT FROM (
              excluded.survey, excluded.channel, excluded.touchpoint, excluded.category,
              excluded.employee, excluded.customer, excluded.ticket, excluded.invitation,
              excluded.started_at, excluded.submitted_at, excluded.csat, excluded.nps, excluded.ces,
              excluded.ratings, excluded.choices, excluded.comment, excluded.latitude,
              excluded.longitude, excluded.language)
            """;

    private final Database database;

    ResponseQueries(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "response";
    }

    @Override
    public Future<Integer> upsert(SqlClient connection, List<Response> facts) {
        Columns<Response> columns = new Columns<>(facts);
        Tuple values = Tuple.tuple()
                .addArrayOfString(columns.texts(Response::store))
                .addArrayOfString(columns.texts(Response::source))
                .addArrayOfString(columns.texts(Response::externalId))
                .addArrayOfString(columns.texts(Response::survey))
                .addArrayOfString(columns.texts(Response::channel))
                .addArrayOfString(columns.texts(Response::touchpoint))
                .addArrayOfString(columns.texts(Response::category))
                .addArrayOfString(columns.texts(Response::employee))
                .addArrayOfString(columns.texts(Response::customer))
                .addArrayOfString(columns.texts(Response::ticket))
                .addArrayOfString(columns.texts(Response::invitation))
                .addArrayOfOffsetDateTime(columns.instants(Response::startedAt))
                .addArrayOfOffsetDateTime(columns.instants(Response::submittedAt))
                .addArrayOfInteger(columns.integers(Response::csat))
                .addArrayOfInteger(columns.integers(Response::nps))
                .addArrayOfInteger(columns.integers(Response::ces))
                .addArrayOfString(columns.texts(r -> Json.text(r.ratings())))
                .addArrayOfString(columns.texts(r -> Json.text(r.choices())))
                .addArrayOfString(columns.texts(Response::comment))
                .addArrayOfDouble(columns.doubles(Response::latitude))
                .addArrayOfDouble(columns.doubles(Response::longitude))
                .addArrayOfString(columns.texts(Response::language));
        return database.execute(connection, UPSERT, values).map(SqlResult::rowCount);
    }
}
