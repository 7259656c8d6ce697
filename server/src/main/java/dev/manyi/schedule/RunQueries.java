package dev.manyi.schedule;

import dev.manyi.db.Columns;
import dev.manyi.db.Database;
import dev.manyi.db.Moments;
import dev.manyi.report.request.ReportPeriod;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was due, and what became of it, by the clock of the database. */
final class RunQueries {
    private final Database database;
    private final ScheduleQueries schedules;

    RunQueries(Database database, ScheduleQueries schedules) {
        this.database = database;
        this.schedules = schedules;
    }

    /** A schedule that runs, and the time that it is now. */
    record Running(Schedule schedule, Instant now) {}

    private static final String RUNNING = """
            SELECT id, owner, from_file, paused, plan, revision, planned_until, now() AS now FROM schedule
            WHERE NOT paused AND ($1::text IS NULL OR id = $1)
            """;

    Future<List<Running>> running() {
        return running(Tuple.of(null));
    }

    /** One of them; empty when it is paused, or not there. */
    Future<Optional<Running>> running(String schedule) {
        return running(Tuple.of(schedule)).map(found -> found.stream().findFirst());
    }

    private Future<List<Running>> running(Tuple values) {
        return database.list(
                RUNNING,
                values,
                row -> new Running(
                        schedules.schedule(row), row.getOffsetDateTime("now").toInstant()));
    }

    /** Whoever comes first for this stretch of time knows what is due in it; a plan that has changed meanwhile is asked anew. */
    private static final String PLANNED = """
            UPDATE schedule SET planned_until = $2
            WHERE id = $1 AND planned_until = $3 AND revision = $4 AND NOT paused
            """;

    private static final String ADD = """
            INSERT INTO schedule_run (schedule, period, due, state, reason, decided_at)
            SELECT $1, run.period, run.due, CASE WHEN run.late THEN 'dropped' ELSE 'waiting' END,
                   CASE WHEN run.late THEN $5 END, CASE WHEN run.late THEN now() END
            FROM unnest($2::text[], $3::timestamptz[], $4::boolean[]) AS run (period, due, late)
            ON CONFLICT DO NOTHING
            """;

    /** All that was due until now; what is too old is only told. False when another server was first. */
    Future<Boolean> plan(Running running, List<Run> runs) {
        return database.inTransaction(connection -> planned(connection, running)
                .compose(first -> first ? add(connection, running, runs).map(true) : Future.succeededFuture(false)));
    }

    private Future<Boolean> planned(SqlConnection connection, Running running) {
        Schedule schedule = running.schedule();
        Tuple values = Tuple.of(
                schedule.id(), Moments.at(running.now()), Moments.at(schedule.plannedUntil()), schedule.revision());
        return database.execute(connection, PLANNED, values).map(rows -> rows.rowCount() > 0);
    }

    private Future<Void> add(SqlConnection connection, Running running, List<Run> runs) {
        Instant oldest = running.now().minus(running.schedule().plan().period().caughtUpWithin());
        Columns<Run> columns = new Columns<>(runs);
        Tuple values = Tuple.of(
                running.schedule().id(),
                columns.texts(run -> run.period().label()),
                columns.instants(Run::due),
                columns.booleans(run -> run.due().isBefore(oldest)),
                Outcome.TOO_LATE);
        return database.execute(connection, ADD, values).mapEmpty();
    }

    /** A run that somebody must decide now: nobody else looks at it for a minute. */
    record Waiting(Schedule schedule, Run run, Instant now) {
        /** So long it waits for data. */
        Instant deadline() {
            return run.due().plus(schedule.plan().deadline());
        }

        /** Nobody could decide it: the schedule was paused, or no server was there. */
        boolean isTooOld() {
            return now.isAfter(deadline().plus(schedule.plan().period().caughtUpWithin()));
        }
    }

    private static final String CLAIM = """
            WITH mine AS (
              SELECT run.schedule, run.period FROM schedule_run AS run JOIN schedule ON schedule.id = run.schedule
              WHERE run.state = 'waiting' AND run.look_at <= now() AND NOT schedule.paused
              ORDER BY run.look_at, run.due, run.schedule LIMIT 10 FOR UPDATE OF run SKIP LOCKED
            )
            UPDATE schedule_run AS run SET look_at = now() + interval '1 minute' FROM mine, schedule
            WHERE run.schedule = mine.schedule AND run.period = mine.period AND schedule.id = run.schedule
            RETURNING schedule.*, run.period, run.due, now() AS now
            """;

    Future<List<Waiting>> claim() {
        return database.list(
                CLAIM,
                Tuple.tuple(),
                row -> new Waiting(
                        schedules.schedule(row),
                        new Run(row.getOffsetDateTime("due").toInstant(), ReportPeriod.parse(row.getString("period"))),
                        row.getOffsetDateTime("now").toInstant()));
    }

    private static final String STILL = """
            UPDATE schedule_run SET missing = $3 WHERE schedule = $1 AND period = $2 AND state = 'waiting'
            """;

    /** What it still waits for. */
    Future<Void> still(Waiting waiting, List<String> missing) {
        return database.execute(
                        STILL,
                        Tuple.of(
                                waiting.schedule().id(),
                                waiting.run().period().label(),
                                missing.toArray(String[]::new)))
                .mapEmpty();
    }

    private static final String DECIDED = """
            UPDATE schedule_run
            SET state = $3, missing = $4, reason = $5, deliveries = deliveries + $6, decided_at = now()
            WHERE schedule = $1 AND period = $2 AND state = 'waiting'
            """;

    Future<Void> decided(Waiting waiting, Outcome outcome) {
        Tuple values = Tuple.of(
                waiting.schedule().id(),
                waiting.run().period().label(),
                outcome.state(),
                outcome.missing().toArray(String[]::new),
                outcome.reason().orElse(null),
                outcome.deliveries());
        return database.execute(DECIDED, values).mapEmpty();
    }

    private static final String COLUMNS =
            "schedule, period, due, state, missing, reason, deliveries, decided_at FROM schedule_run ";
    private static final String NEWEST = "SELECT " + COLUMNS + "WHERE schedule = $1 ORDER BY due DESC LIMIT $2";

    Future<List<JsonObject>> newest(String schedule, int most) {
        return database.list(NEWEST, Tuple.of(schedule, most), RunQueries::told);
    }

    private static final String LAST =
            "SELECT DISTINCT ON (schedule) " + COLUMNS + "WHERE schedule = ANY($1) ORDER BY schedule, due DESC";

    /** What was last due of each schedule that ever was, by its id. */
    Future<Map<String, JsonObject>> last(List<Schedule> schedules) {
        String[] ids = schedules.stream().map(Schedule::id).toArray(String[]::new);
        return database.list(
                        LAST,
                        Tuple.tuple().addArrayOfString(ids),
                        row -> Map.entry(row.getString("schedule"), told(row)))
                .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static JsonObject told(Row row) {
        return new JsonObject()
                .put("period", row.getString("period"))
                .put("due", text(row.getOffsetDateTime("due")))
                .put("state", row.getString("state"))
                .put("missing", List.of(row.getArrayOfStrings("missing")))
                .put("reason", row.getString("reason"))
                .put("deliveries", row.getInteger("deliveries"))
                .put("decided_at", text(row.getOffsetDateTime("decided_at")));
    }

    private static final String HAD = """
            SELECT schedule, period FROM schedule_run
            WHERE schedule = ANY($1) AND due > now() - make_interval(secs => $2)
            """;

    /** The periods that can not be due once more, by schedule. */
    Future<Map<String, Set<String>>> had(Collection<String> ids) {
        return database.list(
                        HAD,
                        Tuple.of(ids.toArray(String[]::new), (double) PeriodRule.LONGEST.toSeconds()),
                        row -> Map.entry(row.getString("schedule"), row.getString("period")))
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet()))));
    }

    private static final String NOW = "SELECT now() AS now";

    Future<Instant> now() {
        return database.list(
                        NOW, Tuple.tuple(), row -> row.getOffsetDateTime("now").toInstant())
                .map(found -> found.get(0));
    }

    private static String text(OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant().toString();
    }
}
