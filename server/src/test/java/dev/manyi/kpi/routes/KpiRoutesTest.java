package dev.manyi.kpi.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.Answers;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.http.TestServer;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.SheetText;
import dev.manyi.testing.Somebody;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpiRoutesTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String OCTOBER = "from=2026-10-01&to=2026-11-01";
    private static Scope scope = Scope.ALL;
    private static KpiBench bench;
    private static TestServer server;

    @BeforeAll
    static void start() {
        bench = new KpiBench("Asia/Shanghai");
        bench.responses("""
                store | channel | submitted_at     | nps | csat
                A     | app     | 2026-09-05T10:00 | 0   | 1
                A     | app     | 2026-10-05T10:00 | 9   | 5
                A     | app     | 2026-10-07T10:00 | 10  | 4
                B     |         | 2026-10-05T10:00 | 3   |
                C     | phone   | 2026-10-05T10:00 |     | 3
                """);
        bench.tickets("store | category | opened_at\n A | sub | 2026-10-05T10:00\n B | other | 2026-10-05T10:00");
        bench.add(FactKind.CONDUCT, """
                store | at               | kind         | code
                A     | 2026-10-05T10:00 | veto         | data_leak
                B     | 2026-10-05T10:00 | commendation |
                B     | 2026-10-06T10:00 | commendation |
                """);
        bench.sql("UPDATE store SET name = '一店', region = 'EAST' WHERE code = 'A'");
        bench.sql("INSERT INTO region (code, name) VALUES ('EAST', '华东')");
        bench.sql("INSERT INTO category (code, name) VALUES ('top', '物流')");
        bench.sql("UPDATE category SET parent = 'top' WHERE code = 'sub'");
        Clock clock = Clock.fixed(KpiBench.AS_OF, ZoneOffset.UTC);
        server = TestServer.start(bench.db().vertx(), root -> {
            Router api = Router.router(bench.db().vertx());
            new DistributionRoutes(
                            bench.parts().service(),
                            bench.parts().catalogue(),
                            bench.parts().names(),
                            Somebody.guard(ctx -> Somebody.with(Role.ADMIN, scope)),
                            clock)
                    .mount(api);
            bench.values(
                            Somebody.guard(ctx -> Somebody.with(Role.ADMIN, scope)),
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

    @AfterAll
    static void stop() {
        server.close();
        bench.close();
    }

    @Test
    void theAnswerHasTheShapeOfTheContract() {
        JsonObject answer = get("kpi=nps&" + OCTOBER + "&by=store&store=A&compare=previous");
        JsonObject nps = row(answer, 0).getJsonObject("values").getJsonObject("nps");
        assertEquals(
                List.of("from", "to", "grain", "by", "as_of", "zone", "rows", "shown", "total"),
                List.copyOf(answer.fieldNames()));
        assertEquals("2026-11-01T08:00:00+08:00", answer.getString("as_of"));
        assertEquals(Set.of("key", "name", "period", "values"), row(answer, 0).fieldNames());
        assertEquals("一店", row(answer, 0).getString("name"));
        assertEquals(List.of("value", "n", "low", "high", "previous"), List.copyOf(nps.fieldNames()));
        assertEquals(100.0, nps.getDouble("value"));
        assertEquals(
                new JsonObject("{\"value\":-100.0,\"n\":1,\"change\":200.0,\"improvement\":2.0,\"significant\":true}"),
                nps.getJsonObject("previous"));
    }

    @Test
    void withoutAGroupThereIsNoKeyAndWithoutDataNoValue() {
        JsonObject answer = get("kpi=ces_mean&" + OCTOBER);
        assertEquals(Set.of("period", "values"), row(answer, 0).fieldNames());
        assertEquals(
                new JsonObject("{\"value\":null,\"n\":0}"),
                row(answer, 0).getJsonObject("values").getJsonObject("ces_mean"));
    }

    @Test
    void factsWithoutAValueAreAGroupOfTheirOwn() {
        JsonArray rows = get("kpi=responses&" + OCTOBER + "&by=channel").getJsonArray("rows");
        assertEquals(3, rows.size());
        assertEquals(null, rows.getJsonObject(2).getValue("key"));
        assertEquals("（未填）", rows.getJsonObject(2).getString("name"));
    }

    @Test
    void rowsAreSortedByAValueWithoutDataLastAndTheCutIsTold() {
        JsonObject answer = get("kpi=nps&" + OCTOBER + "&by=store&sort=-nps&limit=2");
        assertEquals(2, answer.getInteger("shown"));
        assertEquals(3, answer.getInteger("total"));
        assertEquals(List.of("A", "B"), keys(answer));
        assertEquals(List.of("B", "A", "C"), keys(get("kpi=nps&" + OCTOBER + "&by=store&sort=nps")));
    }

    @Test
    void aCurveHasAPointForEachPeriod() {
        JsonArray days = get("kpi=responses&" + OCTOBER + "&grain=day").getJsonArray("rows");
        assertEquals(31, days.size());
        assertEquals("2026-10-05", days.getJsonObject(4).getString("period"));
        assertEquals(3.0, number(days.getJsonObject(4), "responses"));
        assertEquals(null, number(days.getJsonObject(5), "responses"));
    }

    @Test
    void filtersTakeSeveralCodesAndACategoryHoldsItsChildren() {
        assertEquals(3.0, number(row(get("kpi=responses&" + OCTOBER + "&store=A,B"), 0), "responses"));
        assertEquals(3.0, number(row(get("kpi=responses&" + OCTOBER + "&store=A&store=B"), 0), "responses"));
        assertEquals(2.0, number(row(get("kpi=responses&" + OCTOBER + "&region=EAST"), 0), "responses"));
        assertEquals(1.0, number(row(get("kpi=tickets&" + OCTOBER + "&category=top"), 0), "tickets"));
    }

    @Test
    void aScopeNarrowsEveryAnswerAndItsTotal() {
        scope = Scope.of(Set.of("EAST"), Set.of("C"));
        try {
            JsonObject answer = get("kpi=responses&" + OCTOBER + "&by=store");
            assertEquals(List.of("A", "C"), keys(answer));
            assertEquals(2, answer.getInteger("total"));
            assertEquals(3.0, number(row(get("kpi=responses&" + OCTOBER), 0), "responses"));
        } finally {
            scope = Scope.ALL;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            from=2026-10-01&to=2026-11-01                              ; kpi     ; is missing
            kpi=npss&from=2026-10-01&to=2026-11-01                     ; kpi     ; accepted; give responses
            kpi=nps&from=2026-10-01                                    ; to      ; is missing
            kpi=nps&from=2026-10-01&to=2026-10-01                      ; to      ; must be after from
            kpi=nps&from=2026-02-30&to=2026-10-01                      ; from    ; give a day
            kpi=nps&from=0001-01-01&to=2026-10-01                      ; from    ; give a day
            kpi=nps&from=1990-01-01&to=2026-10-01                      ; to      ; at most 3660
            kpi=nps&from=2026-10-01&to=2026-11-01&grain=hour           ; grain   ; total, day, week, month, quarter, half_year, year
            kpi=nps&from=2026-10-01&to=2026-11-01&by=shop              ; by      ; store, region
            kpi=nps&from=2026-10-01&to=2026-11-01&by=priority          ; by      ; does not apply to nps
            kpi=nps&from=2026-10-01&to=2026-11-01&kind=complaint       ; kind    ; does not apply to nps
            kpi=tickets&from=2026-10-01&to=2026-11-01&priority=high    ; priority; urgent, important, routine
            kpi=nps&from=2026-10-01&to=2026-11-01&store=Z              ; store   ; there is no "Z"
            kpi=nps&from=2026-10-01&to=2026-11-01&store=,              ; store   ; there is no ""
            kpi=nps&from=2026-10-01&to=2026-11-01&store=A'%20OR%201=1  ; store   ; there is no
            kpi=nps&from=2026-10-01&to=2026-11-01&store=%00            ; store   ; unreadable
            kpi=nps&from=2026-10-01&to=2026-11-01&compare=last         ; compare ; previous, year_ago, target, benchmark, parent
            kpi=nps&from=2026-10-01&to=2026-11-01&as_of=yesterday      ; as_of   ; give an instant
            kpi=nps&from=2026-10-01&to=2026-11-01&sort=csat_mean       ; sort    ; one of the KPIs asked for
            kpi=nps&from=2026-10-01&to=2026-11-01&limit=0              ; limit   ; from 1 to 10000
            kpi=nps&from=2026-10-01&to=2026-11-01&limit=99999999999    ; limit   ; from 1 to 10000
            kpi=nps&from=2026-10-01&to=2026-11-01&form=x               ; form    ; is not a parameter
            kpi=nps&from=2026-10-01&from=2026-10-02&to=2026-11-01      ; from    ; more than once
            """)
    void aMistakeIsToldWithItsPlaceAndWhatWouldBeAccepted(String query, String field, String message) {
        HttpResponse<String> answer = server.get("/api/v1/kpis/values?" + query);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        JsonArray errors = new JsonObject(answer.body()).getJsonArray("errors");
        assertTrue(
                errors.stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(e -> e.getString("field").equals(field)
                                && e.getString("message").contains(message.split(";")[0])),
                answer.body());
    }

    @Test
    void aValueSaysHowItCameAboutWhenAsked() {
        String query = "/api/v1/kpis/values?kpi=nps&explain=true&" + OCTOBER;
        JsonObject explanation = row(new JsonObject(server.get(query).body()), 0)
                .getJsonObject("values")
                .getJsonObject("nps")
                .getJsonObject("explanation");
        assertEquals(
                List.of(
                        "sentence",
                        "definition",
                        "numerator",
                        "denominator",
                        "excluded",
                        "hours",
                        "rules_version",
                        "as_of"),
                List.copyOf(explanation.fieldNames()));
        // Promoters 9 and 10, detractor 3.
        assertEquals(1.0, explanation.getDouble("numerator"));
        assertTrue(explanation.getString("sentence").startsWith("净推荐值 NPS 33.3 = 100 ×（推荐者 2 − 贬损者 1）"));
        assertTrue(server.get(query, "Accept-Language", "fr, en;q=0.8, zh;q=0.5")
                .body()
                .contains("Net Promoter Score 33.3 = 100 × (promoters 2"));
        assertEquals(
                400,
                server.get("/api/v1/kpis/values?kpi=nps&explain=yes&" + OCTOBER).statusCode());
    }

    @Test
    void allMistakesComeInOneAnswer() {
        HttpResponse<String> answer = server.get("/api/v1/kpis/values?kpi=x&from=a&to=b&grain=c&by=d&limit=e&sort=f");
        assertEquals(
                Set.of("kpi", "from", "to", "grain", "by", "limit", "sort"),
                new JsonObject(answer.body())
                        .getJsonArray("errors").stream()
                                .map(e -> ((JsonObject) e).getString("field"))
                                .collect(Collectors.toSet()));
    }

    @Test
    void anIndexTellsItsPartsAndWhatTheyWeigh() {
        // Store A: csat 4.5 → 87.5; response and certification have no data. Nobody is ranked without by=employee.
        String answer = server.get("/api/v1/kpis/values?kpi=staff_index&by=store&store=A&" + OCTOBER)
                .body();
        JsonObject index = new JsonObject(answer)
                .getJsonArray("rows")
                .getJsonObject(0)
                .getJsonObject("values")
                .getJsonObject("staff_index");
        assertEquals(new JsonObject("""
                        {"value": 87.5, "n": 2,
                         "parts": [{"kpi": "csat_score", "weight": 1.0, "value": 87.5, "score": 87.5, "n": 2}],
                         "left_out": ["first_contact_resolution", "response_sla", "closure_48h", "peer_score",
                                      "certification_score"]}
                        """), index);
    }

    @Test
    void aServiceIndexTellsItsGradeInTheLanguageAskedForAndWhyItIsZero() {
        JsonObject vetoed = serviceIndex("A");
        assertEquals(0.0, vetoed.getDouble("value"));
        assertEquals(new JsonObject("{\"code\": \"unqualified\", \"name\": \"不合格\"}"), vetoed.getJsonObject("grade"));
        assertEquals(new JsonArray("[{\"code\": \"data_leak\", \"count\": 1}]"), vetoed.getJsonArray("veto"));
        assertEquals(
                new JsonObject("{\"commendations\": 2, \"raise\": 0.02}"),
                serviceIndex("B").getJsonObject("bonus"));
    }

    private static JsonObject serviceIndex(String store) {
        return new JsonObject(server.get("/api/v1/kpis/values?kpi=service_index&store=" + store + "&" + OCTOBER)
                        .body())
                .getJsonArray("rows")
                .getJsonObject(0)
                .getJsonObject("values")
                .getJsonObject("service_index");
    }

    @Test
    void theCatalogueIsCompleteInBothLanguages() {
        JsonArray kpis = new JsonObject(server.get("/api/v1/kpis").body()).getJsonArray("kpis");
        assertEquals(bench.kpis().size(), kpis.size());
        for (Object kpi : kpis) {
            for (String text : List.of("name", "description")) {
                JsonObject words = ((JsonObject) kpi).getJsonObject(text);
                assertTrue(words.getString("zh-CN").codePoints().anyMatch(c -> c > 0x2E80) || text.equals("name"));
                assertTrue(!words.getString("en").isBlank()
                        && !words.getString("en").contains("<"));
            }
        }
    }

    @Test
    void theCatalogueTellsByWhatAKpiCanBeGrouped() {
        JsonObject rate = new JsonObject(server.get("/api/v1/kpis").body())
                .getJsonArray("kpis").stream()
                        .map(JsonObject.class::cast)
                        .filter(kpi -> kpi.getString("id").equals("response_rate"))
                        .findFirst()
                        .orElseThrow();
        // Responses and invitations both have these, and nothing else in common.
        assertEquals(
                List.of("store", "region", "city", "channel", "survey", "weekday", "hour"),
                rate.getJsonArray("dimensions").getList());
    }

    private static JsonObject get(String query) {
        HttpResponse<String> answer = server.get("/api/v1/kpis/values?" + query);
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonObject(answer.body());
    }

    private static JsonObject row(JsonObject answer, int index) {
        return answer.getJsonArray("rows").getJsonObject(index);
    }

    private static Double number(JsonObject row, String kpi) {
        return row.getJsonObject("values").getJsonObject(kpi).getDouble("value");
    }

    private static List<String> keys(JsonObject answer) {
        return answer.getJsonArray("rows").stream()
                .map(row -> ((JsonObject) row).getString("key"))
                .toList();
    }

    /** The 5th and the 7th of October are a Monday and a Wednesday. */
    @Test
    void aSecondDimensionMakesCells() {
        JsonObject answer = get(OCTOBER + "&kpi=responses&by=store&across=weekday&store=A");
        assertEquals("weekday", answer.getString("across"));
        assertEquals(
                List.of("A 一店 1 星期一", "A 一店 3 星期三"),
                answer.getJsonArray("rows").stream()
                        .map(JsonObject.class::cast)
                        .map(row -> row.getString("key") + " " + row.getString("name") + " "
                                + row.getString("across_key") + " " + row.getString("across_name"))
                        .toList());
        assertEquals(
                "Monday",
                new JsonObject(server.get(
                                        "/api/v1/kpis/values?" + OCTOBER + "&kpi=nps&by=weekday",
                                        "Accept-Language",
                                        "en")
                                .body())
                        .getJsonArray("rows")
                        .getJsonObject(0)
                        .getString("name"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kpi=nps&across=hour                               | across  | is a second dimension; give another one in by, too
            kpi=nps&by=hour&across=hour                       | across  | is a second dimension; give another one in by, too
            kpi=nps&by=store&across=minute                    | across  | hour
            kpi=nps&by=store&across=hour&compare=target       | compare | accepted with across are previous, year_ago, benchmark
            kpi=nps&by=store&across=hour&limit=5001           | limit   | a number from 1 to 5000
            kpi=repurchase_rate&by=hour                       | by      | only to KPIs of responses, tickets, purchases
            kpi=nps&hour=24                                   | hour    | accepted are 0, 1, 2
            kpi=nps&weekday=Monday                            | weekday | accepted are 1, 2, 3, 4, 5, 6, 7
            """)
    void whatMakesNoCellsIsRefused(String query, String field, String message) {
        JsonObject problem = TestServer.problem(400, server.get("/api/v1/kpis/values?" + OCTOBER + "&" + query));
        JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
        assertEquals(field, error.getString("field"));
        assertTrue(error.getString("message").contains(message), error.getString("message"));
    }

    /** A gave 9 and 10, B 3. */
    @Test
    void theSpreadOfAScoreIsTold() {
        JsonObject answer = new JsonObject(
                server.get("/api/v1/kpis/nps/distribution?" + OCTOBER).body());
        assertEquals(3, answer.getInteger("n"));
        assertEquals(11, answer.getJsonArray("scale").size());
        assertEquals(
                new JsonObject().put("value", 3).put("n", 1),
                answer.getJsonArray("scale").getJsonObject(3));
        JsonObject problem = TestServer.problem(400, server.get("/api/v1/kpis/tickets/distribution?" + OCTOBER));
        String message = problem.getJsonArray("errors").getJsonObject(0).getString("message");
        assertTrue(message.contains("accepted are ") && message.contains("nps"), message);
        TestServer.problem(404, server.get("/api/v1/kpis/nonsense/distribution?" + OCTOBER));
    }

    @Test
    void valuesAreAFileForWhoAsksForOne() {
        String path = "/api/v1/kpis/values?" + OCTOBER + "&kpi=responses&by=store";
        HttpResponse<String> csv = server.get(path, "Accept", "text/csv");
        assertEquals(
                "text/csv; charset=utf-8",
                csv.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename=\"responses_2026-10-01_2026-11-01.csv\"",
                csv.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(
                List.of(
                        "\uFEFFkey,name,period,responses,responses_n",
                        "A,一店,2026-10-01,2.0,2",
                        "B,B,2026-10-01,1.0,1",
                        "C,C,2026-10-01,1.0,1"),
                csv.body().lines().toList());
        HttpResponse<byte[]> workbook = server.bytes(path, "Accept", XLSX, "Accept-Language", "en");
        assertEquals(XLSX, workbook.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(SheetText.of(workbook.body()).get("xl/worksheets/sheet1.xml").contains("A|一店|46296|2.0|2"));
        assertEquals(2, exports());
        assertTrue(server.get(path, "Accept", "*/*").body().startsWith("{"));
        TestServer.problem(400, server.get(path + "&explain=true", "Accept", "text/csv"));
        assertEquals(2, exports());
    }

    private static int exports() {
        return KpiBench.await(bench.db()
                        .database()
                        .list(
                                "SELECT count(*)::int FROM evidence WHERE action = 'export'",
                                Tuple.tuple(),
                                row -> row.getInteger(0)))
                .get(0);
    }
}
