package dev.manyi.kpi.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.TestServer;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.SheetText;
import dev.manyi.testing.Somebody;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The facts behind a number over HTTP. */
class RowRoutesTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String OCTOBER = "from=2026-10-01&to=2026-11-01";
    private static Scope scope = Scope.ALL;
    private static KpiBench bench;
    private static TestServer server;

    @BeforeAll
    static void start() {
        bench = new KpiBench("Asia/Shanghai");
        bench.responses("""
                external_id | store | submitted_at     | nps | csat | comment              | ratings.attitude
                r1          | A     | 2026-10-05T10:00 | 9   | 5    | 很好, "非常"          | 5
                r2          | A     | 2026-10-07T10:00 | 7   | 4    | =SUM(A1:A9)          |
                r3          | B     | 2026-10-06T10:00 | 3   |      | ＋１ 打 13812345678 找我 |
                -r4         | C     | 2026-10-06T10:00 |     | 3    | 第一行               |
                r5          | C     | 2026-09-06T10:00 | 10  | 3    |                      |
                """);
        bench.tickets("""
                external_id | store | kind      | opened_at        | first_response_at | compensation
                t1          | A     | complaint | 2026-10-05T10:00 | 2026-10-05T10:10  | 12.50
                t2          | B     | request   | 2026-10-05T11:00 |                   |
                """);
        bench.sql("UPDATE store SET name = '一店', region = 'EAST' WHERE code = 'A'");
        Clock clock = Clock.fixed(KpiBench.AS_OF, ZoneOffset.UTC);
        server = TestServer.start(bench.db().vertx(), root -> {
            Router api = Router.router(bench.db().vertx());
            new RowRoutes(
                            bench.parts().rows(),
                            bench.parts().catalogue(),
                            bench.parts().names(),
                            bench.parts().calendar(),
                            Somebody.guard(ctx -> Somebody.with(Role.ADMIN, scope)),
                            new EvidenceQueries(bench.db().database(), clock),
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
    void everyFactComesOnceWithItsFieldsAndWhatItAdds() {
        JsonObject answer = get("nps", OCTOBER);
        assertEquals(3, answer.getInteger("total"));
        assertEquals(3, answer.getInteger("n"));
        assertEquals(List.of("r1", "r3", "r2"), values(answer, "external_id"));
        assertEquals(List.of(1.0, -1.0, 0.0), values(answer, "counts"));
        JsonObject first = answer.getJsonArray("rows").getJsonObject(0);
        assertEquals("response", first.getString("fact"));
        assertEquals("2026-10-05T10:00:00+08:00", first.getString("time"));
        assertEquals("一店", first.getString("store_name"));
        assertEquals(9, first.getInteger("nps"));
        assertEquals(new JsonObject().put("attitude", 5), first.getJsonObject("ratings"));
        assertNull(first.getValue("part"));
        assertTrue(answer.getJsonArray("rows")
                .getJsonObject(1)
                .getString("comment")
                .contains("***"));
    }

    @Test
    void ticketsTellTheirTimesAndMeansTheirValues() {
        JsonObject answer = get("first_response_mean", OCTOBER);
        JsonObject only = answer.getJsonArray("rows").getJsonObject(0);
        assertEquals(1, answer.getInteger("total"));
        assertEquals(600.0, only.getDouble("counts"));
        assertEquals("2026-10-05T10:10:00+08:00", only.getString("first_response_at"));
        assertEquals(12.5, only.getDouble("compensation"));
        assertEquals(List.of(1.0, 0.0), values(get("complaints", OCTOBER), "counts"));
    }

    @Test
    void rowsAreSortedByAnyFieldAndComeInPages() {
        assertEquals(List.of("r1", "r2", "r3"), values(get("nps", OCTOBER + "&sort=-nps"), "external_id"));
        assertEquals(List.of("r3", "r2", "r1"), values(get("nps", OCTOBER + "&sort=nps"), "external_id"));
        // Without a value last, whichever way; equal ones by external id.
        assertEquals(List.of("r2", "r1", "r3"), values(get("nps", OCTOBER + "&sort=csat"), "external_id"));
        assertEquals(List.of("r1", "r2", "r3"), values(get("nps", OCTOBER + "&sort=-csat"), "external_id"));
        assertEquals(List.of("r1", "r2", "r3"), values(get("nps", OCTOBER + "&sort=survey"), "external_id"));
        JsonObject page = get("nps", OCTOBER + "&sort=external_id&limit=1&offset=1");
        assertEquals(List.of("r2"), values(page, "external_id"));
        assertEquals(1, page.getInteger("shown"));
        assertEquals(3, page.getInteger("total"));
        assertEquals(0, get("nps", OCTOBER + "&offset=50").getInteger("shown"));
    }

    @Test
    void aScopeHidesAndDoesNotCount() {
        scope = Scope.of(Set.of("EAST"), Set.of());
        try {
            JsonObject answer = get("nps", OCTOBER);
            assertEquals(List.of("r1", "r2"), values(answer, "external_id"));
            assertEquals(2, answer.getInteger("total"));
            assertFalse(csv("nps").body().contains("r3"));
        } finally {
            scope = Scope.ALL;
        }
    }

    @Test
    void asCsvAllRowsComeWithAByteOrderMarkAndWithoutFormulas() {
        HttpResponse<String> answer = csv("responses");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/csv; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename=\"responses_2026-10-01_2026-11-01.csv\"",
                answer.headers().firstValue("Content-Disposition").orElseThrow());
        List<String> lines = answer.body().lines().toList();
        assertTrue(lines.get(0).startsWith("\uFEFFfact,part,counts,time,source,external_id,store,store_name,survey,"));
        assertEquals(5, lines.size());
        assertTrue(lines.get(1).startsWith("response,,1.0,2026-10-05T10:00:00+08:00,test,r1,A,一店,"));
        assertTrue(lines.get(1).contains(",\"很好, \"\"非常\"\"\","), lines.get(1));
        assertTrue(answer.body().contains(",'=SUM(A1:A9),"));
        assertTrue(answer.body().contains(",'＋１ 打 *** 找我,"));
        assertTrue(answer.body().contains(",'-r4,"));
    }

    /** Of SQS only the satisfaction score and the response within target have data here, among others. */
    @Test
    void anIndexListsItsPartsWithTheWayToTheirRows() {
        JsonObject answer = get("sqs", OCTOBER + "&store=A&sort=-weight");
        JsonObject first = answer.getJsonArray("rows").getJsonObject(0);
        String path = first.getString("rows");
        assertEquals("/api/v1/kpis/" + first.getString("kpi") + "/rows?" + OCTOBER + "&store=A", path);
        assertEquals(200, server.get(path).statusCode());
        assertEquals(10, answer.getInteger("total"));
        assertTrue(csv("sqs").body().startsWith("\uFEFFkpi,group,weight,value,score,n"));
    }

    @Test
    void moreRowsThanOneFetchAreStreamedWhole() {
        bench.sql("INSERT INTO ticket (store, source, external_id, opened_at)"
                + " SELECT 'Z', 'bulk', i::text, '2026-07-01T00:00:00+08:00'::timestamptz + i * interval '1 s'"
                + " FROM generate_series(1, 2500) i");
        HttpResponse<String> answer = server.get(
                "/api/v1/kpis/tickets/rows?from=2026-07-01&to=2026-08-01",
                "Accept",
                "text/csv;q=0.9, application/json;q=0.1");
        assertEquals(2501, answer.body().lines().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            to=2026-11-01                                 ; from    ; is missing
            from=2026-10-01&to=2026-11-01&sort=mood       ; sort    ; one of fact, part, counts, time
            from=2026-10-01&to=2026-11-01&sort=ratings    ; sort    ; one of fact
            from=2026-10-01&to=2026-11-01&sort=counts%20DESC ; sort ; one of fact
            from=2026-10-01&to=2026-11-01&limit=1001      ; limit   ; from 1 to 1000
            from=2026-10-01&to=2026-11-01&offset=100001   ; offset  ; from 0 to 100000
            from=2026-10-01&to=2026-11-01&offset=-1       ; offset  ; from 0 to 100000
            from=2026-10-01&to=2026-11-01&priority=urgent ; priority; does not apply to nps
            from=2026-10-01&to=2026-11-01&store=Q         ; store   ; there is no
            """)
    void aMistakeIsToldWithItsPlaceAndWhatWouldBeAccepted(String query, String field, String message) {
        HttpResponse<String> answer = server.get("/api/v1/kpis/nps/rows?" + query);
        JsonArray errors = TestServer.problem(400, answer).getJsonArray("errors");
        assertTrue(
                errors.stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(e -> e.getString("field").equals(field)
                                && e.getString("message").contains(message)),
                answer.body());
    }

    @Test
    void anUnknownKpiIsNotThereAndACsvHasNoPages() {
        TestServer.problem(404, server.get("/api/v1/kpis/npss/rows?" + OCTOBER));
        TestServer.problem(400, server.get("/api/v1/kpis/nps/rows?" + OCTOBER + "&limit=5", "Accept", "text/csv"));
    }

    private static JsonObject get(String kpi, String query) {
        HttpResponse<String> answer = server.get("/api/v1/kpis/" + kpi + "/rows?" + query);
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonObject(answer.body());
    }

    /** r1 is of 10:00 in Shanghai, on a Monday; texts that begin a formula stay texts. */
    @Test
    void aWorkbookHasAllRowsAndSaysWhatWasAsked() {
        HttpResponse<byte[]> answer = server.bytes(
                "/api/v1/kpis/responses/rows?" + OCTOBER + "&weekday=1,2,3", "Accept", XLSX, "Accept-Language", "en");
        assertEquals(XLSX, answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename=\"responses_2026-10-01_2026-11-01.xlsx\"",
                answer.headers().firstValue("Content-Disposition").orElseThrow());
        Map<String, String> sheets = SheetText.of(answer.body());
        List<String> data = sheets.get("xl/worksheets/sheet1.xml").lines().toList();
        assertEquals(1 + 4, data.size());
        assertTrue(data.get(0).startsWith("fact|part|counts|time|source|external_id|store|store_name|"), data.get(0));
        assertTrue(data.get(1).startsWith("response|1.0|46300.416666666664|test|r1|A|一店|"), data.get(1));
        assertTrue(data.get(4).contains("=SUM(A1:A9)"), data.get(4));
        String about = sheets.get("xl/worksheets/sheet2.xml");
        assertTrue(about.contains("Filter|Weekday: 1, 2, 3"), about);
        assertTrue(about.contains("Rows|4 of 4"), about);
        String recorded = KpiBench.await(bench.db()
                        .database()
                        .list(
                                "SELECT details::text FROM evidence ORDER BY seq DESC LIMIT 1",
                                Tuple.tuple(),
                                row -> row.getString(0)))
                .get(0);
        assertTrue(recorded.contains("\"form\": \"xlsx\"") && recorded.contains("\"rows\": 4"), recorded);
    }

    private static HttpResponse<String> csv(String kpi) {
        return server.get("/api/v1/kpis/" + kpi + "/rows?" + OCTOBER, "Accept", "text/csv");
    }

    private static List<Object> values(JsonObject answer, String field) {
        return answer.getJsonArray("rows").stream()
                .map(row -> ((JsonObject) row).getValue(field))
                .toList();
    }
}
