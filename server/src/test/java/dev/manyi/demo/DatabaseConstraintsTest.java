package dev.manyi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.blocking.Wait;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables themselves say that the facts are in range: two months, one of them with a crisis. */
class DatabaseConstraintsTest {
    private static final Span SPAN = Span.of("2026-09-15", "2026-11-15");

    @Test
    void theDatabaseTakesEachFact() {
        try (TestDatabase test = TestDatabase.create()) {
            for (FactKind kind : FactKind.values()) {
                assertEquals(SPAN.of(kind).size(), insert(test, kind.table(), SPAN.of(kind)), kind.plural());
            }
        }
    }

    private static int insert(TestDatabase test, String table, List<? extends Fact> facts) {
        String columns = String.join(", ", row(facts.get(0)).fieldNames());
        String sql = "INSERT INTO " + table + " (" + columns + ") SELECT " + columns
                + " FROM jsonb_populate_recordset(null::" + table + ", $1::jsonb)";
        int inserted = 0;
        for (int from = 0; from < facts.size(); from += Batches.SIZE) {
            JsonArray rows = new JsonArray();
            facts.subList(from, Math.min(facts.size(), from + Batches.SIZE)).forEach(fact -> rows.add(row(fact)));
            inserted += Wait.until(test.database().execute(sql, Tuple.of(rows))).rowCount();
        }
        return inserted;
    }

    private static JsonObject row(Fact fact) {
        JsonObject row = new JsonObject().put("received_at", Instant.EPOCH.toString());
        for (RecordComponent field : fact.getClass().getRecordComponents()) {
            String column = column(field);
            try {
                Object value = field.getAccessor().invoke(fact);
                row.put(column, value instanceof Instant instant ? instant.toString() : value);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return row;
    }

    private static String column(RecordComponent field) {
        return switch (field.getName()) {
            case "from" -> "begins_at";
            case "to" -> "ends_at";
            default -> field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        };
    }
}
