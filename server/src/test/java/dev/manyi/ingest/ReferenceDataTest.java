package dev.manyi.ingest;

import static dev.manyi.ingest.IngestServer.counts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.ingest.row.RowFormat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What facts are about comes in like facts do. */
class ReferenceDataTest {
    private static final String STRICT = "is not known: describe it first, or correct it";
    private IngestServer server = new IngestServer("Asia/Shanghai");

    @AfterEach
    void close() {
        server.close();
    }

    private void strict() {
        server.close();
        server = new IngestServer("Asia/Shanghai", true);
    }

    /** `field message` of each error. */
    private static List<String> errors(JsonObject answer) {
        return answer.getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getLong("row") + " " + error.getString("field") + " " + error.getString("message"))
                .toList();
    }

    private String stored(String table) {
        return server.one("SELECT json_agg(t)::text FROM (SELECT * FROM " + table + " ORDER BY 1, 2) t");
    }

    /** A row of each kind, what the same row is with one thing changed, and what is stored then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "regions    | code,name         | E,华东大区 | E,东部大区 | region WHERE name = '东部大区' AND mapped",
                "stores     | code,name,region,city,latitude,longitude,radius | S1,徐家汇店,E,上海,31.2,121.4,200"
                        + " | S1,徐家汇店,E,上海,31.2,121.4,150 | store WHERE radius = 150 AND region = 'E' AND mapped",
                "employees  | code,name,store,post | E1,王芳,S1,reception | E1,王芳,S1,technical"
                        + " | employee WHERE post = 'technical' AND store = 'S1' AND mapped",
                "categories | code,name,parent  | D1,配送时效,D | D1,配送速度,D | category WHERE name = '配送速度' AND parent = 'D' AND mapped",
                "customers  | customer,tier     | 13812345678,vip | 13812345678,normal"
                        + " | customer WHERE tier = 'normal' AND mapped AND length(code) = 32",
                "surveys    | code,name         | after,售后评价 | after,售后服务评价 | survey WHERE name = '售后服务评价' AND mapped",
                "channels   | code,name,name_en | fax,传真,Fax | fax,传真,Telefax | channel WHERE name_en = 'Telefax' AND mapped",
                "touchpoints | code,name,name_en | gate,门口,Gate | gate,大门,Gate | touchpoint WHERE name = '大门' AND mapped",
                "rating_dimensions | code,name,name_en | price,价格,Price | price,价格,Prices"
                        + " | rating_dimension WHERE name_en = 'Prices' AND mapped",
                "targets    | kpi,scope,code,from_month,value | nps,all,,2026-10,50 | nps,all,,2026-10,55"
                        + " | target WHERE value = 55 AND code = '' AND from_month = '2026-10-01'",
                "benchmarks | kpi,value,origin  | rating_attitude,4.1,行业报告 | rating_attitude,4.2,行业报告"
                        + " | benchmark WHERE value = 4.2"
            })
    void everyKindIsKnownByItsKeyAndCountedLikeFacts(
            String kind, String header, String row, String changed, String then) {
        String csv = "text/csv";
        assertEquals("1/0/0/0", counts(server.send(kind, csv, header + "\n" + row)));
        assertEquals("0/1/0/0", counts(server.send(kind, csv, header + "\n" + row)));
        // Twice in one body: the first changes it, the second changes it back to what the third says again.
        String several = header + "\n" + changed + "\n" + row + "\n" + changed + "\n";
        assertEquals("0/0/3/0", counts(server.send(kind, csv, several)));
        assertEquals("1", server.one("SELECT count(*) FROM " + then));
        assertEquals("0/1/0/0", counts(server.json(kind, json(header, changed))));
        assertEquals("0/1/0/0", counts(server.send(kind, "application/x-ndjson", ndjson(header, changed))));
        assertEquals(
                "1/3/3/0",
                server.one("SELECT concat_ws('/', sum(accepted), sum(duplicate), sum(updated), sum(rejected))"
                        + " FROM ingest_batch WHERE kind = '" + kind + "'"));
    }

    /** The same row as JSON: numbers without quotation marks. */
    private static String json(String header, String row) {
        return "[" + ndjson(header, row) + "]";
    }

    private static String ndjson(String header, String row) {
        JsonObject object = new JsonObject();
        String[] names = header.split(",");
        String[] cells = row.split(",", -1);
        for (int i = 0; i < names.length; i++) {
            boolean number = List.of("value", "radius", "latitude", "longitude").contains(names[i]);
            if (!cells[i].isEmpty()) {
                object.put(names[i], number ? (Object) Double.valueOf(cells[i]) : cells[i]);
            }
        }
        return object.encode();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regions   | {'code':'E'}                                   | name is missing: every row needs it",
                "regions   | {'code':'E','name':'x','nmae':'x'}             | nmae is no field of regions: did you mean \"name\"?",
                "stores    | {'code':'S','name':'x','latitude':31}          | longitude is missing: a position needs latitude and longitude",
                "stores    | {'code':'S','name':'x','radius':-1}            | radius is \"-1\": give a number from 0 to 100000",
                "employees | {'code':'E','name':'x','post':'chef'}          | post is \"chef\": give one of technical, reception",
                "customers | {'customer':'c','tier':'gold'}                 | tier is \"gold\": give one of new, normal, vip, strategic",
                "targets   | {'kpi':'nsp','scope':'all','from_month':'2026-10','value':1} | kpi \"nsp\" is no KPI of the catalogue: did you mean \"nps\"?",
                "targets   | {'kpi':'nps','scope':'city','from_month':'2026-10','value':1} | scope is \"city\": give one of all, region, store",
                "targets   | {'kpi':'nps','scope':'all','code':'S1','from_month':'2026-10','value':1} | code is \"S1\": a target for all has none; leave it out",
                "targets   | {'kpi':'nps','scope':'store','from_month':'2026-10','value':1} | code is missing: say which store the target is for",
                "targets   | {'kpi':'nps','scope':'store','code':'S9','from_month':'2026-10','value':1} | code the code \"S9\" is not known: describe it first, or correct it",
                "targets   | {'kpi':'nps','scope':'all','from_month':'2026-13','value':1} | from_month is \"2026-13\": give a month such as 2026-10",
                "targets   | {'kpi':'nps','scope':'all','from_month':'2026-10-02','value':1} | from_month is \"2026-10-02\": give a month such as 2026-10",
                "targets   | {'kpi':'nps','scope':'all','from_month':'2026-10','value':'1'} | value is \"1\": give a number from -1000000000000 to 1000000000000",
                "benchmarks | {'kpi':'rating_','value':1,'origin':'x'}      | kpi \"rating_\" is no KPI of the catalogue: known are nps, csat_mean, rating_<dimension>"
            })
    void aWrongRowSaysWhatWouldBeAccepted(String kind, String row, String error) {
        JsonObject answer = server.json(kind, "[" + row.replace('\'', '"') + "]");
        assertEquals("0/0/0/1", counts(answer));
        assertEquals(List.of("1 " + error), errors(answer));
    }

    @Test
    void aMonthMayComeAsASpreadsheetWritesIt() {
        String rows =
                "kpi,scope,from_month,value\nnps,all,2026-10,1\nnps,all,2026-11-01,1\nnps,all,2026-12-01T00:00:00,1";
        assertEquals("3/0/0/0", counts(server.send("targets", "text/csv", rows)));
        assertEquals(
                List.of("2026-10-01", "2026-11-01", "2026-12-01"),
                server.query("SELECT from_month::text FROM target ORDER BY 1"));
    }

    @Test
    void namingACodeThatAFactBroughtMakesItMapped() {
        server.json(
                "responses",
                "[{\"source\":\"s\",\"external_id\":\"1\",\"store\":\"S7\",\"channel\":\"fax\",\"csat\":5,"
                        + "\"submitted_at\":\"2026-10-01T00:00:00\"}]");
        assertEquals(
                "f f",
                server.one("SELECT concat_ws(' ', (SELECT mapped FROM store), (SELECT mapped FROM channel"
                        + " WHERE code = 'fax'))"));
        assertEquals("0/0/1/0", counts(server.json("stores", "[{\"code\":\"S7\",\"name\":\"七店\"}]")));
        assertEquals("0/0/1/0", counts(server.json("channels", "[{\"code\":\"fax\",\"name\":\"传真\"}]")));
        assertEquals("t 七店", server.one("SELECT concat_ws(' ', mapped, name) FROM store"));
    }

    @Test
    void aCodeThatReferenceDataNamesIsCreatedAsUnmapped() {
        server.json("stores", "[{\"code\":\"S1\",\"name\":\"一店\",\"region\":\"E\"}]");
        server.json("employees", "[{\"code\":\"E1\",\"name\":\"王芳\",\"store\":\"S2\"}]");
        server.json("categories", "[{\"code\":\"D1\",\"name\":\"配送\",\"parent\":\"D\"}]");
        assertEquals(
                "f f f",
                server.one(
                        "SELECT concat_ws(' ', (SELECT mapped FROM region WHERE code = 'E'),"
                                + " (SELECT mapped FROM store WHERE code = 'S2'), (SELECT mapped FROM category WHERE code = 'D'))"));
    }

    @Test
    void strictModeRejectsReferenceDataThatNamesUnknownCodes() {
        strict();
        assertEquals(
                List.of("1 region the code \"E\" " + STRICT),
                errors(server.json("stores", "[{\"code\":\"S1\",\"name\":\"一店\",\"region\":\"E\"}]")));
        assertEquals(
                List.of("1 store the code \"S1\" " + STRICT),
                errors(server.json("employees", "[{\"code\":\"E1\",\"name\":\"王芳\",\"store\":\"S1\"}]")));
        // Categories that come together may name each other, in any order.
        JsonObject answer = server.send("categories", "text/csv", """
                code,name,parent
                D11,少件,D1
                D1,配送完整,D
                D,物流配送,
                X1,别的,X
                """);
        assertEquals("3/0/0/1", counts(answer));
        assertEquals(List.of("4 parent the code \"X\" " + STRICT), errors(answer));
    }

    @Test
    void aFourthLevelAndACircleOfCategoriesAreRejected() {
        JsonObject answer = server.send("categories", "text/csv", """
                code,name,parent
                A,业务,
                B,组,A
                C,问题,B
                D,太深,C
                """);
        assertEquals("3/0/0/1", counts(answer));
        assertEquals(
                List.of(
                        "4 parent makes a fourth level (A > B > C > D): there are three, business > group > problem type"),
                errors(answer));
        // Moving the business below another one would push its problem types to a fourth level.
        assertEquals(
                List.of(
                        "2 parent makes a fourth level (Z > A > B > C): there are three, business > group > problem type"),
                errors(server.send("categories", "text/csv", "code,name,parent\nZ,新业务,\nA,业务,Z\n")));
        assertEquals(
                List.of("1 parent goes in a circle (A > B > A): a category can not stand above itself"),
                errors(server.send("categories", "text/csv", "code,name,parent\nA,业务,B\n")));
        assertTrue(errors(server.send("categories", "text/csv", "code,name,parent\nQ,自己,Q\n"))
                .get(0)
                .contains("goes in a circle"));
        assertEquals(
                List.of("A -", "B A", "C B", "Z -"),
                server.query("SELECT concat_ws(' ', code, coalesce(parent, '-')) FROM category ORDER BY 1"));
    }

    @Test
    void turningABranchUpsideDownInOneBatchIsFine() {
        server.send("categories", "text/csv", "code,name,parent\nA,a,\nB,b,A\nC,c,B\n");
        assertEquals(
                "0/0/3/0", counts(server.send("categories", "text/csv", "code,name,parent\nA,a,B\nB,b,C\nC,c,\n")));
    }

    @Test
    void aCustomerIsTheSamePersonInFactsAndInTheList() {
        server.json(
                "purchases",
                "[{\"source\":\"s\",\"external_id\":\"1\",\"store\":\"S1\",\"customer\":\"王\",\"at\":\"2026-10-01T00:00:00\"}]");
        assertEquals("0/0/1/0", counts(server.json("customers", "[{\"customer\":\"王\",\"tier\":\"vip\"}]")));
        assertEquals("vip", server.one("SELECT tier FROM purchase JOIN customer ON customer.code = purchase.customer"));
        assertTrue(!stored("customer").contains("王"));
    }

    @Test
    void theSameKeyGivesTheSameAnswer() {
        String body = "[{\"code\":\"E\",\"name\":\"华东\"}]";
        String first = server.post("regions", "application/json", body, "Idempotency-Key", "k1")
                .body();
        assertEquals(
                first,
                server.post("regions", "application/json", body, "Idempotency-Key", "k1")
                        .body());
        assertEquals("1/0/0/0", counts(new JsonObject(first)));
    }

    @Test
    void spreadsheetsAreNotTakenAsBodies() {
        assertTrue(RowFormat.mediaTypes().equals("application/json, application/x-ndjson, text/csv"));
        assertEquals(new JsonArray(), server.json("regions", "[]").getJsonArray("errors"));
    }
}
