package dev.manyi.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.http.JsonFields;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of schedules. */
final class ScheduleQueries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "SELECT id, owner, from_file, paused, plan, revision, planned_until FROM schedule ";
    private final Database database;
    private final PlanReader reader;

    ScheduleQueries(Database database, ZoneId zone) {
        this.database = database;
        // Rows say everything: what they leave out is of nobody.
        this.reader = new PlanReader(zone, Scope.of(Set.of(), Set.of()));
    }

    private static final String ALL = COLUMNS + "WHERE $1 OR owner = $2 ORDER BY plan ->> 'name', id";

    /** Somebody's, or everybody's. */
    Future<List<Schedule>> list(boolean everybodys, String owner) {
        return database.list(ALL, Tuple.of(everybodys, owner), this::schedule);
    }

    private static final String FIND = COLUMNS + "WHERE id = $1 AND ($2 OR owner = $3)";

    Future<Optional<Schedule>> find(String id, boolean everybodys, String owner) {
        return database.list(FIND, Tuple.of(id, everybodys, owner), this::schedule)
                .map(found -> found.stream().findFirst());
    }

    private static final String ADD = "INSERT INTO schedule (id, owner, plan) VALUES ($1, $2, $3::text::jsonb)";

    static Future<Integer> add(Session session, String id, String owner, Plan plan) {
        return session.execute(ADD, id, owner, PlanJson.of(plan).encode());
    }

    private static final String CHANGE =
            "UPDATE schedule SET plan = $2::text::jsonb, revision = revision + 1 WHERE id = $1";

    static Future<Integer> change(Session session, String id, Plan plan) {
        return session.execute(CHANGE, id, PlanJson.of(plan).encode());
    }

    /** What was due while it was paused was not wanted. */
    private static final String PAUSE = """
            UPDATE schedule SET paused = $2, planned_until = CASE WHEN paused AND NOT $2 THEN now() ELSE planned_until END
            WHERE id = $1
            """;

    static Future<Integer> pause(Session session, String id, boolean paused) {
        return session.execute(PAUSE, id, paused);
    }

    private static final String REMOVE = "DELETE FROM schedule WHERE id = $1";

    static Future<Integer> remove(Session session, String id) {
        return session.execute(REMOVE, id);
    }

    private static final String KEEP_FILE = """
            INSERT INTO schedule (id, owner, from_file, plan) VALUES ($1, $2, true, $3)
            ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, revision = schedule.revision + 1
            """;

    Future<Void> keepFile(String id, Plan plan) {
        return database.execute(KEEP_FILE, Tuple.of(id, Schedule.FILES, PlanJson.of(plan)))
                .mapEmpty();
    }

    private static final String FORGET_FILES = "DELETE FROM schedule WHERE from_file AND NOT id = ANY($1)";

    Future<Void> forgetFilesBut(Collection<String> ids) {
        return database.execute(FORGET_FILES, Tuple.tuple().addArrayOfString(ids.toArray(String[]::new)))
                .mapEmpty();
    }

    Schedule schedule(Row row) {
        return new Schedule(
                row.getString("id"),
                row.getString("owner"),
                row.getBoolean("from_file"),
                row.getBoolean("paused"),
                plan(row.getJsonObject("plan")),
                row.getInteger("revision"),
                row.getOffsetDateTime("planned_until").toInstant());
    }

    Plan plan(JsonObject written) {
        try {
            return reader.read(JsonFields.of(JSON.readTree(written.encode())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was encoded a moment ago is readable", e);
        }
    }
}
