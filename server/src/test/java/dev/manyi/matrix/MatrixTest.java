package dev.manyi.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.Routes;
import dev.manyi.config.Settings;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.http.Operation;
import dev.manyi.matrix.Api.Answer;
import dev.manyi.surfaces.Eventually;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everybody asks everything: statuses against the table that was written by hand, and what is said to whom. */
class MatrixTest {
    private static final String NOWHERE = "NOWHERE";
    private static final String NO_JOB = "00000000-0000-4000-8000-000000000000";
    private static final UUID DELIVERY = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final World WORLD = new World();
    private static Principals principals;
    /** What stands for `$name` in the table. */
    private static final Map<String, String> NAMED = new HashMap<>();

    @BeforeAll
    static void open() {
        new RandomFacts(11, KpiBench.AS_OF).fill(WORLD.bench(), 400);
        // Here nobody goes to two stores: what a store is told of a customer is what everybody is told of that store.
        List.of("response", "ticket", "purchase")
                .forEach(table -> WORLD.sql("UPDATE " + table + " SET customer = customer || '@' || store"));
        WORLD.sql("INSERT INTO customer (code) SELECT customer FROM ticket WHERE customer IS NOT NULL"
                + " UNION SELECT customer FROM response WHERE customer IS NOT NULL"
                + " UNION SELECT customer FROM purchase WHERE customer IS NOT NULL ON CONFLICT DO NOTHING");
        WORLD.sql("UPDATE response r SET invitation = NULL WHERE NOT EXISTS"
                + " (SELECT FROM invitation i WHERE i.external_id = r.invitation AND i.store = r.store)");
        WORLD.open(MatrixTest::asShipped);
        principals = new Principals(WORLD);
        NAMED.put("$job_of_s1", report("s1"));
        NAMED.put("$job_of_east", report("east"));
        NAMED.put("$delivery_of_east", delivery("east", "EAST"));
        NAMED.put("$number_of_east", number(NAMED.get("$job_of_east"), "east"));
    }

    /** Small groups are not told. */
    private static Settings asShipped(Settings tests) {
        return TestSettings.with(tests, new Disclosure(5, true));
    }

    /** The id of a delivery that is being sent: of a schedule of somebody, about a region. */
    private static String delivery(String owner, String region) {
        WORLD.sql(
                "INSERT INTO delivery_rendering (id, same, report, period, due, everything, regions, stores, language, formats,"
                        + " state, done_at) VALUES ($1, 'same', 'monthly', '2026-10', now(), false, $2, '{}', 'en', '{pdf}',"
                        + " 'done', now())",
                DELIVERY,
                new String[] {region});
        WORLD.sql(
                "INSERT INTO delivery (id, schedule, schedule_name, owner, period, due, recipient, name, address, formats,"
                        + " link, missing, message_id, state, rendering, lease_until) VALUES ($1, 's', 's', $2, '2026-10',"
                        + " now(), 'r', 'r', 'r@example.com', '{pdf}', false, '{}', '<m@example.com>', 'rendered', $1,"
                        + " 'infinity')",
                DELIVERY,
                owner);
        return DELIVERY.toString();
    }

    /** The number on a report that is there. */
    private static String number(String job, String owner) {
        return job(job, owner).getJsonArray("files").getJsonObject(0).getString("report_number");
    }

    /** The id of a report that is there. */
    private static String report(String owner) {
        Answer answer = WORLD.api().send("POST", "/reports", principals.token(owner), "application/json", """
                        {"report": "monthly", "period": "2026-10", "formats": ["xlsx"]}
                        """);
        assertEquals(202, answer.status(), answer.body());
        String id = answer.json().getString("id");
        Eventually.get("a report", () -> job(id, owner).getString("status"), "done"::equals);
        return id;
    }

    private static JsonObject job(String id, String owner) {
        return WORLD.api().get("/jobs/" + id, principals.token(owner)).json();
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void everyRouteIsInTheTable() {
        Set<Operation> all = Routes.of(WORLD.server());
        Set<Operation> told = new TreeSet<>();
        MatrixLine.all().forEach(line -> told.add(line.operation(all)));
        assertEquals(all, told);
    }

    @Test
    void everybodyIsAnsweredAsTheTableSays() {
        List<String> wrong = new ArrayList<>();
        for (MatrixLine line : MatrixLine.all()) {
            Map<String, Integer> statuses = new HashMap<>();
            line.statuses()
                    .keySet()
                    .forEach(name -> statuses.put(name, asked(line, name).status()));
            line.statuses().forEach((name, expected) -> {
                if (!statuses.get(name).equals(expected)) {
                    wrong.add(line.text() + " | " + name + ": " + statuses.get(name) + ", not " + expected);
                }
            });
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void whoMayNotSeeSomethingIsAnsweredAsIfItWereNotThere() {
        List<String> wrong = new ArrayList<>();
        for (MatrixLine line : MatrixLine.all()) {
            line.hidden()
                    .ifPresent(code -> line.statuses().forEach((name, expected) -> {
                        String nowhere = code.startsWith("$job") ? NO_JOB : NOWHERE;
                        Answer there = asked(line.about(nowhere), name);
                        // A conflict is with something that is there: told to who sees it.
                        if (expected >= 300 && expected != 409) {
                            Answer here = asked(line, name);
                            if (here.status() != there.status()
                                    || !here.body()
                                            .replace(named(code), nowhere)
                                            .equals(there.body())) {
                                wrong.add(line.text() + " | " + name + "\n  " + here + "\n  " + there);
                            }
                        } else if (there.status() < 300) {
                            wrong.add(line.text() + " | " + name + " is told of what is not there: " + there);
                        }
                    }));
        }
        assertEquals("", String.join("\n", wrong));
    }

    /** A store is the same store to everybody. */
    @Test
    void whoeverSeesTheSameIsToldTheSame() {
        List<String> wrong = new ArrayList<>();
        for (MatrixLine line : MatrixLine.all()) {
            if (line.same()) {
                Map<String, List<String>> bodies = new HashMap<>();
                line.statuses().forEach((name, expected) -> {
                    if (expected == 200) {
                        bodies.computeIfAbsent(asked(line, name).body(), body -> new ArrayList<>())
                                .add(name);
                    }
                });
                if (bodies.size() != 1) {
                    wrong.add(line.text() + "\n  " + bodies);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static Answer asked(MatrixLine line, String name) {
        MatrixLine asked = line.hidden().map(code -> line.about(named(code))).orElse(line);
        return WORLD.api()
                .send(
                        asked.method(),
                        asked.path(),
                        principals.token(name),
                        asked.body() == null ? null : "application/json",
                        asked.body());
    }

    private static String named(String code) {
        return NAMED.getOrDefault(code, code);
    }
}
