package dev.manyi.kpi.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.Answers;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.TestServer;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.Somebody;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is said over HTTP of small groups, where five are enough and others' values are not told. Of S1 ann has 3 responses, bob 4, eve 9
 * and tom 8; S2, in the same region, has 2.
 */
class SmallGroupRoutesTest {
    private static final String OCTOBER = "from=2026-10-01&to=2026-11-01";
    private static Scope scope = Scope.ALL;
    private static KpiBench bench;
    private static TestServer server;

    @BeforeAll
    static void start() {
        bench = new KpiBench("Asia/Shanghai", RulesReader.shipped(), new Disclosure(5, false));
        String facts = IntStream.range(0, 26)
                .mapToObj(i -> "r" + i + " | " + (i < 24 ? "S1" : "S2") + " | " + employee(i) + " | c | 2026-10-0"
                        + (1 + i % 9) + "T10:00 | " + (1 + i % 5) + " | 店员很耐心")
                .collect(Collectors.joining("\n"));
        bench.responses("external_id | store | employee | customer | submitted_at | csat | comment\n" + facts);
        bench.tickets("external_id | store | employee | opened_at | subject\n t1 | S2 | zoe | 2026-10-05T10:00 | 屏幕碎了");
        bench.sql("UPDATE store SET region = 'EAST'");
        bench.sql("INSERT INTO region (code, name) VALUES ('EAST', '华东')");
        Clock clock = Clock.fixed(KpiBench.AS_OF, ZoneOffset.UTC);
        Guard guard = Somebody.guard(ctx -> Somebody.with(Role.ADMIN, scope));
        server = TestServer.start(bench.db().vertx(), root -> {
            Router api = Router.router(bench.db().vertx());
            new RowRoutes(
                            bench.parts().rows(),
                            bench.parts().catalogue(),
                            bench.parts().names(),
                            bench.parts().calendar(),
                            guard,
                            new EvidenceQueries(bench.db().database(), clock),
                            clock)
                    .mount(api);
            bench.values(
                            guard,
                            new AnswerRoutes(
                                    new Answers(
                                            bench.db().vertx(),
                                            () -> Future.succeededFuture(0L),
                                            Answers.Bounds.DEFAULT),
                                    clock),
                            clock)
                    .mount(api);
            root.route("/api/v1/*").subRouter(api);
        });
    }

    private static String employee(int i) {
        return i < 3 ? "ann" : i < 7 ? "bob" : i < 16 ? "eve" : "tom";
    }

    @AfterAll
    static void stop() {
        server.close();
        bench.close();
    }

    @Test
    void aSuppressedValueIsNullAndSaysSo() {
        JsonObject answer = values("kpi=csat_mean&by=employee&sort=csat_mean&compare=previous,benchmark");
        assertEquals(5, answer.getInteger("small_group"));
        assertEquals(4, answer.getInteger("total"));
        JsonObject ann = value(answer, 2);
        assertNull(ann.getValue("value"));
        assertNull(ann.getValue("n"));
        assertTrue(ann.containsKey("n"));
        assertTrue(ann.getBoolean("suppressed"));
        assertFalse(ann.containsKey("low"));
        assertTrue(ann.getJsonObject("previous").getBoolean("suppressed"));
        assertFalse(value(answer, 0).containsKey("suppressed"));
        assertFalse(values("kpi=csat_mean&by=store").containsKey("small_group"));
    }

    @Test
    void anExplanationOfWhatIsNotToldTellsNothing() {
        JsonObject answer = values("kpi=csat_mean&employee=ann&explain=true");
        JsonObject explanation = value(answer, 0).getJsonObject("explanation");
        assertNull(explanation.getValue("numerator"));
        assertNull(explanation.getValue("denominator"));
        assertNull(explanation.getValue("excluded"));
        assertTrue(explanation.getString("sentence").contains("fewer than 5"), explanation.getString("sentence"));
    }

    @Test
    void anIndexThatIsNotToldHasNoParts() {
        JsonObject ann = value(values("kpi=staff_index&employee=ann"), 0);
        assertEquals(Set.of("value", "n", "suppressed"), ann.fieldNames());
        JsonObject rows = rows("staff_index", "&employee=ann");
        assertEquals(new JsonArray(), rows.getJsonArray("rows"));
        assertTrue(rows.getBoolean("suppressed"));
    }

    @Test
    void aSuppressedMemberHasNoRows() {
        JsonObject ann = rows("csat_mean", "&employee=ann");
        assertEquals(new JsonArray(), ann.getJsonArray("rows"));
        assertNull(ann.getValue("total"));
        assertNull(ann.getValue("n"));
        assertTrue(ann.getBoolean("suppressed"));
        assertEquals(5, ann.getInteger("small_group"));
        HttpResponse<String> csv = csv("csat_mean", "&employee=ann");
        assertEquals(1, csv.body().lines().count());
        assertEquals("5", csv.headers().firstValue("Small-Group").orElseThrow());
        assertEquals(9, rows("csat_mean", "&employee=eve").getInteger("total"));
    }

    /** Neither by name nor by where they stand in an order. */
    @Test
    void aLongListingNamesOnlyWhoseValueIsTold() {
        JsonObject all = rows("csat_mean", "&sort=employee");
        assertEquals(26, all.getInteger("total"));
        assertEquals(List.of("employee"), all.getJsonArray("partly_withheld").getList());
        List<String> named = all.getJsonArray("rows").stream()
                .map(row -> ((JsonObject) row).getString("employee"))
                .toList();
        assertEquals(
                Set.of("eve", "tom"), named.stream().filter(Objects::nonNull).collect(Collectors.toSet()));
        // Whom nobody is told of stands last, by external id.
        assertEquals(
                List.of("r0", "r1", "r2", "r3", "r4", "r5", "r6"),
                all.getJsonArray("rows").stream()
                        .skip(19)
                        .map(row -> ((JsonObject) row).getString("external_id"))
                        .toList());
        assertFalse(csv("csat_mean", "").body().contains("bob"));
        assertTrue(csv("csat_mean", "").body().contains("店员很耐心"));
    }

    @Test
    void aShortListingTellsNoWordsAndNoPerson() {
        JsonObject short_ = rows("csat_mean", "&store=S2");
        assertEquals(2, short_.getInteger("total"));
        assertEquals(
                List.of("choices", "comment", "customer", "employee", "latitude", "longitude"),
                short_.getJsonArray("withheld").getList());
        JsonObject first = short_.getJsonArray("rows").getJsonObject(0);
        assertNull(first.getValue("comment"));
        assertNull(first.getValue("employee"));
        assertEquals("S2", first.getString("store"));
        // A ticket's subject is work.
        assertEquals(
                "屏幕碎了",
                rows("tickets", "").getJsonArray("rows").getJsonObject(0).getString("subject"));
        assertFalse(csv("csat_mean", "&store=S2").body().contains("店员很耐心"));
    }

    /** Who sees everything is told of the region's 26; who sees S1 is not. */
    @Test
    void whoSeesOneStoreIsNotToldOfOthers() {
        JsonObject everything = value(values("kpi=csat_mean&store=S1&compare=parent"), 0);
        assertEquals(26, everything.getJsonObject("parent").getInteger("n"));
        scope = Scope.of(Set.of(), Set.of("S1"));
        try {
            assertFalse(value(values("kpi=csat_mean&compare=parent"), 0).containsKey("parent"));
        } finally {
            scope = Scope.ALL;
        }
    }

    private static JsonObject values(String query) {
        HttpResponse<String> answer =
                server.get("/api/v1/kpis/values?" + OCTOBER + "&" + query, "Accept-Language", "en");
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonObject(answer.body());
    }

    private static JsonObject rows(String kpi, String query) {
        return new JsonObject(
                server.get("/api/v1/kpis/" + kpi + "/rows?" + OCTOBER + query).body());
    }

    private static HttpResponse<String> csv(String kpi, String query) {
        return server.get("/api/v1/kpis/" + kpi + "/rows?" + OCTOBER + query, "Accept", "text/csv");
    }

    private static JsonObject value(JsonObject answer, int row) {
        JsonObject values = answer.getJsonArray("rows").getJsonObject(row).getJsonObject("values");
        return values.getJsonObject(values.fieldNames().iterator().next());
    }
}
