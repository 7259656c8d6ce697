package dev.manyi.delivery;

import dev.manyi.auth.Permission;
import dev.manyi.auth.Principal;
import dev.manyi.db.Database;
import dev.manyi.db.Moments;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks deliveries up for whoever may know of them: of one's own schedules or of everybody's, and in one's scope. */
final class DeliveryQueries {
    private final Database database;

    DeliveryQueries(Database database) {
        this.database = database;
    }

    private static final String COLUMNS = """
            SELECT d.id, d.schedule, d.schedule_name, d.owner, r.report, r.focus_by, r.focus_code, d.period, d.due,
                   d.recipient, d.number, d.name, d.address, r.everything, r.regions, r.stores, r.language, d.formats,
                   d.link, d.missing, d.message_id, d.state, coalesce(d.lease_until > now(), false) AS sending, d.status,
                   d.reason, d.attempts, d.next_try, d.created_at, d.updated_at, d.withdrawn_at,
                   coalesce(d.files, r.files) AS files,
                   (SELECT count(*) FROM delivery_attempt a WHERE a.delivery = d.id AND a.outcome = 'unknown') AS copies
            """;

    /** Also what a store's region shows, as it lies now: a scope may be narrower than when the schedule was made. */
    private static final String SEEN = """
            FROM delivery AS d JOIN delivery_rendering AS r ON r.id = d.rendering
            WHERE ($1 OR d.owner = $2)
              AND ($3 OR NOT r.everything AND r.regions <@ $4::text[] AND NOT EXISTS (
                SELECT FROM unnest(r.stores) AS held (code) LEFT JOIN store ON store.code = held.code
                WHERE NOT (held.code = ANY($5::text[]) OR coalesce(store.region = ANY($4::text[]), false))))
            """;

    private static Tuple reader(Principal who) {
        return Tuple.tuple()
                .addBoolean(who.role().may(Permission.JOB_READ_ALL))
                .addString(who.username())
                .addBoolean(who.scope().everything())
                .addArrayOfString(who.scope().regions().toArray(String[]::new))
                .addArrayOfString(who.scope().stores().toArray(String[]::new));
    }

    /** What is looked for; without any, all. */
    record Filter(Optional<String> schedule, Optional<String> state, Optional<String> period) {}

    private static final String FILTERED = SEEN + """
              AND ($6::text IS NULL OR d.schedule = $6) AND ($7::text IS NULL OR d.state = $7)
              AND ($8::text IS NULL OR d.period = $8)
            """;
    private static final String PAGE =
            COLUMNS + FILTERED + "ORDER BY d.created_at DESC, d.recipient, d.id LIMIT $9 OFFSET $10";
    private static final String TOTAL = "SELECT count(*) AS total " + FILTERED;

    private static Tuple filtered(Principal who, Filter filter) {
        return reader(who)
                .addString(filter.schedule().orElse(null))
                .addString(filter.state().orElse(null))
                .addString(filter.period().orElse(null));
    }

    /** The newest first. */
    Future<List<Delivery>> page(Principal who, Filter filter, int limit, int offset) {
        return database.list(
                PAGE, filtered(who, filter).addInteger(limit).addInteger(offset), DeliveryQueries::delivery);
    }

    Future<Long> total(Principal who, Filter filter) {
        return database.list(TOTAL, filtered(who, filter), row -> row.getLong("total"))
                .map(counts -> counts.get(0));
    }

    private static final String FIND = COLUMNS + SEEN + "AND d.id = $6";

    Future<Optional<Delivery>> find(Principal who, UUID id) {
        return database.list(FIND, reader(who).addUUID(id), DeliveryQueries::delivery)
                .map(found -> found.stream().findFirst());
    }

    private static final String TALLY = "SELECT state, count(*) AS deliveries FROM delivery GROUP BY state";

    Future<Map<State, Long>> tally() {
        return database.list(
                        TALLY,
                        Tuple.tuple(),
                        row -> Map.entry(State.of(row.getString("state")), row.getLong("deliveries")))
                .map(found -> {
                    Map<State, Long> all = new EnumMap<>(State.class);
                    Arrays.stream(State.values()).forEach(state -> all.put(state, 0L));
                    found.forEach(one -> all.put(one.getKey(), one.getValue()));
                    return all;
                });
    }

    private static final String ATTEMPTS = """
            SELECT attempt, started_at, ended_at, outcome, status, reason FROM delivery_attempt
            WHERE delivery = $1 ORDER BY attempt
            """;

    Future<List<Delivery.Attempt>> attempts(UUID id) {
        return database.list(
                ATTEMPTS,
                Tuple.of(id),
                row -> new Delivery.Attempt(
                        row.getInteger("attempt"),
                        row.getOffsetDateTime("started_at").toInstant(),
                        Moments.instant(row, "ended_at"),
                        Optional.ofNullable(row.getString("outcome")),
                        Optional.ofNullable(row.getString("status")),
                        Optional.ofNullable(row.getString("reason"))));
    }

    private static Delivery delivery(Row row) {
        State state = State.of(row.getString("state"));
        return new Delivery(
                row.getUUID("id"),
                row.getString("schedule"),
                row.getString("schedule_name"),
                row.getString("owner"),
                row.getString("report"),
                Optional.ofNullable(row.getString("focus_by"))
                        .map(by -> new NewDelivery.About(by, row.getString("focus_code"))),
                row.getString("period"),
                row.getOffsetDateTime("due").toInstant(),
                row.getString("recipient"),
                row.getInteger("number"),
                row.getString("name"),
                row.getString("address"),
                RenderingQueries.scope(row),
                row.getString("language"),
                List.of(row.getArrayOfStrings("formats")),
                row.getBoolean("link"),
                List.of(row.getArrayOfStrings("missing")),
                row.getString("message_id"),
                state,
                row.getBoolean("sending"),
                Optional.ofNullable(row.getString("status")),
                Optional.ofNullable(row.getString("reason")),
                row.getInteger("attempts"),
                row.getInteger("copies"),
                state == State.FAILED ? Moments.instant(row, "next_try") : Optional.empty(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                Moments.instant(row, "withdrawn_at"),
                KeptFile.list(row.getJsonArray("files")));
    }
}
