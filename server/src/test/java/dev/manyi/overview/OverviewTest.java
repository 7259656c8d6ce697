package dev.manyi.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.Answers;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.http.TestServer;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.Somebody;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The overview over HTTP, at noon of 20 October 2026 in Shanghai. */
class OverviewTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-10-20T04:00:00Z"), ZoneOffset.UTC);
    private final KpiBench bench = new KpiBench("Asia/Shanghai");
    private Scope scope = Scope.ALL;
    private TestServer server;

    @BeforeEach
    void start() {
        AtomicLong version = new AtomicLong();
        AnswerRoutes answers = new AnswerRoutes(
                new Answers(
                        bench.db().vertx(),
                        () -> Future.succeededFuture(version.incrementAndGet()),
                        Answers.Bounds.DEFAULT),
                NOON);
        var parts = bench.parts();
        server = TestServer.start(bench.db().vertx(), root -> {
            Router api = Router.router(bench.db().vertx());
            api.route().handler(ctx -> {
                ctx.put("principal", Somebody.with(Role.STORE_MANAGER, scope));
                ctx.next();
            });
            new OverviewRoutes(parts.overview(), parts.catalogue(), parts.names(), (route, needed) -> route, answers)
                    .mount(api);
            bench.values((route, needed) -> route, answers, NOON).mount(api);
            root.route("/api/v1/*").subRouter(api);
        });
    }

    @AfterEach
    void stop() {
        server.close();
        bench.close();
    }

    @Test
    void anEmptyDatabaseHasACompleteOverviewWithoutValues() {
        JsonObject overview = get("/overview");
        assertEquals(
                List.of(
                        "from",
                        "to",
                        "as_of",
                        "zone",
                        "headline",
                        "problems",
                        "stores",
                        "cities",
                        "today",
                        "freshness"),
                List.copyOf(overview.fieldNames()));
        assertEquals("2026-10-01", overview.getString("from"));
        assertEquals("2026-11-01", overview.getString("to"));
        assertEquals("2026-10-20T12:00:00+08:00", overview.getString("as_of"));
        List<JsonObject> headline = objects(overview.getJsonArray("headline"));
        assertEquals(
                bench.parts().overview().template().headline(),
                headline.stream().map(kpi -> kpi.getString("kpi")).toList());
        for (JsonObject kpi : headline) {
            assertNull(kpi.getDouble("value"), kpi.encode());
            assertEquals(0, kpi.getLong("n"), kpi.encode());
            assertEquals(30, kpi.getJsonArray("sparkline").size());
        }
        assertEquals(new JsonArray(), overview.getJsonArray("problems"));
        assertEquals(0, overview.getJsonObject("stores").getInteger("ranked"));
        assertEquals(new JsonArray(), overview.getJsonObject("stores").getJsonArray("best"));
        assertEquals(new JsonArray(), overview.getJsonObject("cities").getJsonArray("rows"));
        assertEquals(24, overview.getJsonObject("today").getJsonArray("hours").size());
        assertEquals(new JsonArray(), overview.getJsonArray("freshness"));
    }

    /** The same words and digits as the answer to a question of its own. */
    @Test
    void headlineValuesAreThoseOfTheValuesRoute() {
        bench.responses("""
                store | submitted_at     | csat | nps
                A     | 2025-10-03T10:00 | 1    | 3
                A     | 2026-09-05T10:00 | 2    | 6
                A     | 2026-10-05T10:00 | 5    | 9
                B     | 2026-10-19T10:00 | 4    | 10
                """);
        bench.tickets("""
                store | priority | kind      | opened_at        | first_response_at | resolved_at      | closed_at
                A     | urgent   | complaint | 2026-09-05T10:00 | 2026-09-05T10:10  | 2026-09-06T10:00 | 2026-09-09T10:00
                B     | routine  | complaint | 2026-10-05T10:00 | 2026-10-05T11:00  | 2026-10-06T10:00 | 2026-10-06T10:00
                B     | urgent   | request   | 2026-10-06T10:00 |                   |                  |
                """);
        JsonObject overview = get("/overview");
        List<String> kpis = bench.parts().overview().template().headline();
        JsonObject values = get("/kpis/values?kpi=" + String.join(",", kpis)
                        + "&from=2026-10-01&to=2026-11-01&compare=previous,year_ago,target")
                .getJsonArray("rows")
                .getJsonObject(0)
                .getJsonObject("values");
        JsonArray days = get("/kpis/values?kpi=" + String.join(",", kpis) + "&from=2026-09-20&to=2026-10-20&grain=day")
                .getJsonArray("rows");
        for (JsonObject headline : objects(overview.getJsonArray("headline"))) {
            String kpi = headline.getString("kpi");
            for (String field : values.getJsonObject(kpi).fieldNames()) {
                assertEquals(values.getJsonObject(kpi).getValue(field), headline.getValue(field), kpi + " " + field);
            }
            for (int day = 0; day < 30; day++) {
                JsonObject point = headline.getJsonArray("sparkline").getJsonObject(day);
                JsonObject row = days.getJsonObject(day);
                assertEquals(row.getString("period"), point.getString("period"));
                assertEquals(row.getJsonObject("values").getJsonObject(kpi).getValue("value"), point.getValue("value"));
            }
        }
        assertEquals(
                100.0, find(overview.getJsonArray("headline"), "kpi", "nps").getDouble("value"));
    }

    /**
     * October: slow has 4 tickets: complaints 2/4, escalated 1/4, reopened 1 of 2 resolved, answers below 4: 1/1 → impact
     * (.5 + .25 + .5 + 1) / 4 = .5625, score 2.25. rude has 2: complaints 2/2, escalated 0/2, nothing resolved, nothing
     * answered → impact (1 + 0) / 2, score 1. easy has 3 and nothing wrong: no problem. September's slow: 1 ticket, a
     * complaint, not escalated → 1 × .5.
     */
    @Test
    void problemsAreOrderedByFrequencyTimesImpact() {
        bench.tickets("""
                category | kind      | opened_at        | resolved_at      | reopened | escalated_at
                slow     | complaint | 2026-10-02T10:00 | 2026-10-03T10:00 | 1        |
                slow     | complaint | 2026-10-03T10:00 |                  |          | 2026-10-04T10:00
                slow     | request   | 2026-10-04T10:00 | 2026-10-05T10:00 | 0        |
                slow     | request   | 2026-10-05T10:00 |                  |          |
                rude     | complaint | 2026-10-05T10:00 |                  |          |
                rude     | complaint | 2026-10-06T10:00 |                  |          |
                easy     | request   | 2026-10-05T10:00 |                  |          |
                easy     | request   | 2026-10-05T11:00 |                  |          |
                easy     | request   | 2026-10-05T12:00 |                  |          |
                         | complaint | 2026-10-05T12:00 |                  |          |
                slow     | complaint | 2026-09-05T10:00 |                  |          |
                """);
        bench.responses("""
                category | submitted_at     | csat
                slow     | 2026-10-05T10:00 | 1
                easy     | 2026-10-05T10:00 | 5
                """);
        bench.sql("UPDATE category SET name = '响应慢' WHERE code = 'slow'");
        List<JsonObject> problems = objects(get("/overview").getJsonArray("problems"));
        assertEquals(
                List.of("slow", "rude"),
                problems.stream().map(problem -> problem.getString("category")).toList());
        JsonObject slow = problems.get(0);
        assertEquals("响应慢", slow.getString("name"));
        assertEquals(4, slow.getInteger("tickets"));
        assertEquals(0.5625, slow.getDouble("impact"), 1e-12);
        assertEquals(2.25, slow.getDouble("score"), 1e-12);
        assertEquals(1, slow.getJsonObject("previous").getInteger("tickets"));
        assertEquals(0.5, slow.getJsonObject("previous").getDouble("score"), 1e-12);
        assertEquals(1.75, slow.getJsonObject("previous").getDouble("change"), 1e-12);
        assertEquals(
                2.0, slow.getJsonObject("values").getJsonObject("complaints").getDouble("value"));
        assertEquals(
                0.0, slow.getJsonObject("values").getJsonObject("csat_score").getDouble("value"));
        assertEquals(1.0, problems.get(1).getDouble("score"), 1e-12);
        assertEquals(0, problems.get(1).getJsonObject("previous").getInteger("tickets"));
    }

    /** Three stores with enough answers, one with one too few: the middle one of three is among the best, nobody is in both lists. */
    @Test
    void storesWithTooFewFactsAreLeftOutAndCounted() {
        int enough = (int) bench.parts().overview().template().stores().minimumSample();
        answers("A", enough, 5);
        answers("B", enough, 4);
        answers("C", enough, 1);
        answers("D", enough - 1, 2);
        bench.sql("UPDATE store SET city = '上海' WHERE code IN ('A', 'B')");
        bench.sql("UPDATE store SET city = '西安' WHERE code = 'C'");
        JsonObject overview = get("/overview");
        JsonObject stores = overview.getJsonObject("stores");
        assertEquals(3, stores.getInteger("ranked"));
        assertEquals(1, stores.getInteger("left_out"));
        assertEquals(enough, stores.getInteger("minimum_sample"));
        assertEquals(List.of("A", "B"), keys(stores.getJsonArray("best")));
        assertEquals(List.of("C"), keys(stores.getJsonArray("worst")));
        JsonObject cities = overview.getJsonObject("cities");
        assertEquals(Arrays.asList("上海", null, "西安"), keys(cities.getJsonArray("rows")), "D's city is not known");
        assertEquals(2 * enough, cities.getJsonArray("rows").getJsonObject(0).getInteger("n"));
    }

    @Test
    void aManagerOfOneStoreSeesNothingOfOthers() {
        answers("A", 40, 5);
        answers("B", 40, 1);
        StringBuilder tickets = new StringBuilder("store | category | kind | opened_at\n");
        tickets.append("A | mine | complaint | 2026-10-20T10:00\n".repeat(20));
        tickets.append("B | theirs | complaint | 2026-10-20T10:00\n".repeat(20));
        bench.tickets(tickets.toString());
        bench.sql("UPDATE store SET city = '上海' WHERE code = 'A'");
        bench.sql("UPDATE store SET city = '西安' WHERE code = 'B'");
        bench.sql("UPDATE response SET source = 'till' WHERE store = 'B'");
        scope = Scope.of(Set.of(), Set.of("A"));
        JsonObject overview = get("/overview");
        assertEquals(List.of("A"), keys(overview.getJsonObject("stores").getJsonArray("best")));
        assertEquals(List.of(), keys(overview.getJsonObject("stores").getJsonArray("worst")));
        assertEquals(0, overview.getJsonObject("stores").getInteger("left_out"));
        assertEquals(List.of("上海"), keys(overview.getJsonObject("cities").getJsonArray("rows")));
        assertEquals(1, overview.getJsonArray("problems").size());
        assertEquals("mine", overview.getJsonArray("problems").getJsonObject(0).getString("category"));
        assertEquals(
                40, find(overview.getJsonArray("headline"), "kpi", "responses").getInteger("n"));
        assertEquals(20.0, hour(overview, 10).getJsonObject("tickets").getDouble("value"));
        assertTrue(objects(overview.getJsonArray("freshness")).stream()
                .noneMatch(source -> source.getString("source").equals("till")));
        scope = Scope.of(Set.of(), Set.of());
        JsonObject nothing = get("/overview");
        assertEquals(
                0, find(nothing.getJsonArray("headline"), "kpi", "responses").getInteger("n"));
        assertEquals(new JsonArray(), nothing.getJsonArray("freshness"));
    }

    @Test
    void todayIsCutByTheHourOfTheBusinessZone() {
        bench.responses("""
                submitted_at              | csat
                2026-10-19T23:59:59+08:00 | 1
                2026-10-20T00:00:00+08:00 | 3
                2026-10-20T10:00:00+08:00 | 5
                2026-10-20T10:59:59+08:00 | 4
                """);
        JsonObject overview = get("/overview");
        assertEquals("2026-10-20", overview.getJsonObject("today").getString("day"));
        assertEquals(1.0, hour(overview, 0).getJsonObject("responses").getDouble("value"));
        assertEquals(2.0, hour(overview, 10).getJsonObject("responses").getDouble("value"));
        assertEquals(87.5, hour(overview, 10).getJsonObject("csat_score").getDouble("value"));
        assertNull(hour(overview, 11).getJsonObject("csat_score").getDouble("value"));
    }

    @Test
    void freshnessTellsEachSourcesLatestFactTheFurthestBackFirst() {
        bench.responses("""
                source | submitted_at     | csat
                app    | 2026-10-18T10:00 | 5
                app    | 2026-10-20T09:30 | 4
                old    | 2026-08-01T10:00 | 5
                """);
        bench.tickets("source | opened_at\n desk | 2026-10-19T10:00");
        List<JsonObject> sources = objects(get("/overview").getJsonArray("freshness"));
        assertEquals(
                List.of("desk tickets 2026-10-19T10:00:00+08:00", "app responses 2026-10-20T09:30:00+08:00"),
                sources.stream()
                        .map(source -> source.getString("source") + " " + source.getString("kind") + " "
                                + source.getString("latest"))
                        .toList());
    }

    @Test
    void aGivenMomentChoosesTheMonthAndTheDay() {
        JsonObject overview = get("/overview?as_of=2026-09-15T12:00:00%2B08:00");
        assertEquals("2026-09-01", overview.getString("from"));
        assertEquals("2026-09-15", overview.getJsonObject("today").getString("day"));
        JsonArray sparkline = overview.getJsonArray("headline").getJsonObject(0).getJsonArray("sparkline");
        assertEquals("2026-08-16", sparkline.getJsonObject(0).getString("period"));
        assertEquals("2026-09-14", sparkline.getJsonObject(29).getString("period"));
    }

    @Test
    void mistakesAreTold() {
        HttpResponse<String> half = server.get("/api/v1/overview?from=2026-10-01");
        assertEquals(
                "to",
                TestServer.problem(400, half)
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"));
        HttpResponse<String> store = server.get("/api/v1/overview?store=nowhere");
        assertEquals(
                "store",
                TestServer.problem(400, store)
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"));
    }

    /** So many answers of one store on the first days of October, with the attitude rated like the whole. */
    private void answers(String store, int count, int csat) {
        StringBuilder table = new StringBuilder("external_id | store | submitted_at | csat | ratings.attitude\n");
        for (int i = 0; i < count; i++) {
            table.append(
                    "%s-%d | %s | 2026-10-%02dT10:00 | %d | %d\n".formatted(store, i, store, 1 + i % 19, csat, csat));
        }
        bench.responses(table.toString());
    }

    private JsonObject get(String path) {
        HttpResponse<String> answer = server.get("/api/v1" + path, "Accept-Language", "zh-CN");
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonObject(answer.body());
    }

    private static JsonObject hour(JsonObject overview, int hour) {
        return overview.getJsonObject("today")
                .getJsonArray("hours")
                .getJsonObject(hour)
                .getJsonObject("values");
    }

    private static JsonObject find(JsonArray list, String field, String value) {
        return objects(list).stream()
                .filter(entry -> value.equals(entry.getString(field)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(JsonArray rows) {
        return objects(rows).stream().map(row -> row.getString("key")).toList();
    }

    private static List<JsonObject> objects(JsonArray list) {
        List<JsonObject> objects = new ArrayList<>();
        list.forEach(entry -> objects.add((JsonObject) entry));
        return objects;
    }
}
