package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of tickets, customers and staff say the API's numbers, in both languages and within one's scope. */
class FiguresPagesTest extends InBrowser {
    private static final String VALUES = "/api/v1/kpis/values?" + LiveServer.MONTH;
    private static final int LISTED = 20;
    private static final String TIERS =
            "&by=tier&kpi=csat_score,nps,complaint_rate,repurchase_rate,silent_share,customer_value";

    @BeforeAll
    static void facts() {
        if (server == null) {
            return;
        }
        server.close();
        server = LiveServer.withFacts(new Settings.Disclosure(5, true));
        server.ingest("categories", named(List.of("late", "broken", "rude")));
        server.ingest("employees", named(List.of("E1", "E2", "E3", "E4")));
        List<JsonObject> customers = new ArrayList<>();
        List<JsonObject> purchases = new ArrayList<>();
        List<JsonObject> responses = new ArrayList<>();
        List<JsonObject> tickets = new ArrayList<>();
        List<String> tiers = List.of("new", "normal", "vip");
        for (int i = 0; i < 40; i++) {
            customers.add(new JsonObject().put("customer", "C" + i).put("tier", tiers.get(i % 3)));
            for (String day : List.of("2026-10-0" + (1 + i % 9), "2026-06-1" + i % 9)) {
                if (i % 2 == 0 || day.startsWith("2026-10")) {
                    purchases.add(fact("pos", day + "-" + i, "S00" + i % 8)
                            .put("at", day + "T10:00:00+08:00")
                            .put("customer", "C" + i)
                            .put("amount", 100 + i));
                }
            }
            // Of the last employee there are two answers only: too few to be told.
            String employee = i < 38 ? "E" + (1 + i % 3) : "E4";
            responses.add(fact("desk-survey", "staff-" + i, "S001")
                    .put("submitted_at", "2026-10-12T10:00:00+08:00")
                    .put("employee", employee)
                    .put("customer", "C" + i)
                    .put("csat", 1 + (i * 7) % 5));
            tickets.add(fact("crm", "open-" + i, "S00" + i % 8)
                    .put("opened_at", "2026-10-%02dT09:30:00+08:00".formatted(1 + i % 20))
                    .put("kind", i % 3 == 0 ? "complaint" : "consultation")
                    .put("priority", List.of("urgent", "important", "routine").get(i % 3))
                    .put(
                            "category",
                            List.of("late", "late", "late", "broken", "broken", "rude")
                                    .get(i % 6))
                    .put("customer", "C" + i % 5)
                    .put("subject", i == 0 ? Facts.HOSTILE_NAME : "主题 " + i));
        }
        server.ingest("customers", new JsonArray(customers));
        server.ingest("purchases", new JsonArray(purchases));
        server.ingest("responses", new JsonArray(responses));
        server.ingest("tickets", new JsonArray(tickets));
    }

    private static JsonArray named(List<String> codes) {
        return new JsonArray(codes.stream()
                .map(code -> new JsonObject().put("code", code).put("name", "名称" + code))
                .toList());
    }

    private static JsonObject fact(String source, String id, String store) {
        return new JsonObject().put("source", source).put("external_id", id).put("store", store);
    }

    private static void show(String page, String language, String title) {
        openAsAdmin("?lang=" + language + "#/" + page);
        loaded(title);
    }

    private static void loaded(String title) {
        titled(title);
        browser.until("const parts = [...document.querySelectorAll('.figures [data-part]')];"
                + " return parts.length > 0 && parts.every(part => part.ariaBusy === 'false')");
    }

    /** The numbers of a KPI that a part of the page shows, in its order; null where there is none, or none is told. */
    private static List<Double> shown(String part, String kpi) {
        JsonArray values = (JsonArray) browser.run(
                "return [...document.querySelectorAll(`[data-part=${arguments[0]}] data[data-kpi=${arguments[1]}]`)]"
                        + ".map(data => data.value)",
                part,
                kpi);
        return values.stream()
                .map(value -> value.equals("") ? null : Double.valueOf((String) value))
                .toList();
    }

    private static List<Double> told(String query, String kpi) {
        return told(query, kpi, server.token());
    }

    private static List<Double> told(String query, String kpi, String as) {
        return LiveServer.json(200, server.get(VALUES + query, as)).getJsonArray("rows").stream()
                .map(row -> ((JsonObject) row)
                        .getJsonObject("values")
                        .getJsonObject(kpi)
                        .getDouble("value"))
                .toList();
    }

    private static List<Double> data(String selector) {
        JsonArray values = (JsonArray) browser.run(
                "return [...document.querySelectorAll(arguments[0])].map(data => Number(data.value))", selector);
        return values.stream().map(value -> ((Number) value).doubleValue()).toList();
    }

    private static List<Double> numbers(JsonArray objects, String field) {
        return objects.stream()
                .map(each -> ((JsonObject) each).getDouble(field))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,工单,投诉,超时", "en,Tickets,Complaint,over"})
    void ticketsSayWhatTheApiSays(String language, String title, String complaint, String over) {
        show("tickets", language, title);
        JsonObject desk = server.get("/api/v1/service-desk?" + LiveServer.MONTH + "&due=overdue&limit=" + LISTED);
        assertTrue(desk.getInteger("overdue") > 0, desk::encode);
        for (String count : List.of("open", "overdue", "due_soon", "escalated")) {
            assertEquals(List.of(desk.getDouble(count)), data("[data-count=" + count + "] data"), count);
        }
        assertEquals(
                desk.getJsonArray("next").size(),
                ((Number) browser.run("return document.querySelectorAll('[data-part=overdue] li').length")).intValue());
        assertTrue(browser.text("[data-part=overdue] li time").contains(over), "it says how long");
        assertTrue(browser.text("[data-part=overdue]").contains(complaint), "and of what kind");

        browser.click("#steps-table");
        assertEquals(numbers(desk.getJsonArray("steps"), "reached"), data("[data-part=steps] tbody data"));

        JsonArray problems = server.get("/api/v1/problems?" + LiveServer.MONTH).getJsonArray("categories");
        assertEquals(3, problems.size(), problems::encode);
        browser.click("#problems-table");
        assertEquals(
                numbers(problems, "impact"), data("[data-part=problems] tbody td:nth-child(4) data"), "worst first");
        assertEquals(
                told("&kpi=repeat_rate,tickets&by=category&sort=-repeat_rate&limit=12", "repeat_rate"),
                shown("repeats", "repeat_rate"));
        assertEquals(
                told("&kpi=escalation_rate&by=category&sort=-escalation_rate&limit=12", "escalation_rate"),
                shown("escalations", "escalation_rate"));
        assertEquals(
                sorted(told("&kpi=response_sla&by=priority", "response_sla")), sorted(shown("sla", "response_sla")));
        quiet();
    }

    private static List<Double> sorted(List<Double> values) {
        return values.stream().map(value -> value == null ? -1 : value).sorted().toList();
    }

    @Test
    void whatSomebodyWroteInASubjectIsText() {
        show("tickets", "zh-CN", "工单");
        assertTrue(browser.text("[data-part=overdue]").contains(Facts.HOSTILE_NAME));
        assertEquals(false, browser.run("return document.querySelector('img[src=x]') !== null"));
        quiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,客户", "en,Customers"})
    void customersSayWhatTheApiSays(String language, String title) {
        show("customers", language, title);
        for (String kpi : List.of("repurchase_rate", "complaint_rate", "silent_share", "customer_value")) {
            List<Double> value = told("&kpi=" + kpi, kpi);
            assertTrue(value.get(0) != null, kpi);
            assertEquals(value, shown("customers", kpi), kpi);
            assertEquals(told(TIERS, kpi), shown("tiers", kpi), kpi);
        }
        browser.click("#stages-table");
        for (String stage : List.of("potential", "new", "active", "silent", "lost")) {
            String kpi = "lifecycle_" + stage;
            assertEquals(told("&kpi=" + kpi, kpi), shown("stages", kpi), kpi);
        }
        quiet();
    }

    /** A band's number is the server's own about all of its stores, not a mean of means. */
    @Test
    void bandsOfSatisfactionAreAskedForAsAWhole() {
        show("customers", "en", "Customers");
        JsonArray stores =
                server.get(VALUES + "&kpi=csat_score&by=store&sort=csat_score").getJsonArray("rows");
        assertEquals(Facts.STORES, stores.size());
        // 27 stores in four bands: the first ends at 6.75, rounded to 7.
        List<String> lowest = stores.stream()
                .limit(7)
                .map(row -> ((JsonObject) row).getString("key"))
                .toList();
        String band = "&store=" + String.join(",", lowest);
        assertEquals(4, shown("bands", "csat_score").size());
        for (String kpi : List.of("csat_score", "repurchase_rate", "complaint_rate")) {
            assertEquals(
                    told(band + "&kpi=" + kpi, kpi).get(0), shown("bands", kpi).get(0), kpi);
        }
        quiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,员工,不足 5", "en,Staff,fewer than 5"})
    void staffIsToldAsFarAsTheApiTellsIt(String language, String title, String withheld) {
        show("staff", language, title);
        String asked = "&kpi=staff_index,csat_score&by=employee&sort=-staff_index&limit=50";
        JsonArray rows = new JsonArray(server.get(VALUES + asked).getJsonArray("rows").stream()
                .filter(row -> ((JsonObject) row).getString("key") != null)
                .toList());
        List<Double> indices = rows.stream()
                .map(row -> index((JsonObject) row).getDouble("value"))
                .toList();
        assertTrue(indices.contains(null) && indices.stream().anyMatch(value -> value != null), rows::encode);
        assertEquals(indices, shown("employees", "staff_index"));
        assertTrue(browser.text("[data-part=employees]").contains(withheld));
        List<Integer> stars = rows.stream()
                .map(row -> index((JsonObject) row).getInteger("stars"))
                .filter(given -> given != null)
                .toList();
        assertFalse(stars.isEmpty());
        JsonArray lit = (JsonArray)
                browser.run("return [...document.querySelectorAll('[data-stars]')].map(e => Number(e.dataset.stars))");
        assertEquals(
                stars, lit.stream().map(given -> ((Number) given).intValue()).toList());
        assertEquals(told("&by=post&kpi=staff_index", "staff_index"), shown("posts", "staff_index"));
        quiet();
    }

    private static JsonObject index(JsonObject row) {
        return row.getJsonObject("values").getJsonObject("staff_index");
    }

    @Test
    void filtersAreInTheAddressAndBackUndoesThem() {
        show("tickets", "zh-CN", "工单");
        double all = data("[data-count=open] data").get(0);
        browser.choose("#region", "QUIET");
        browser.until("return Number(document.querySelector('[data-count=open] data').value) < arguments[0]", all);
        browser.until("return location.hash.includes('region=QUIET') && location.hash.includes('from=2026-10-01')");
        browser.choose("#store", "S025");
        browser.until("return location.hash.includes('store=S025')");
        browser.run("location.reload()");
        loaded("工单");
        assertEquals("S025", browser.run("return document.querySelector('#store').value"));
        assertEquals(
                server.get("/api/v1/service-desk?store=S025").getDouble("open"),
                data("[data-count=open] data").get(0));
        browser.run("history.go(-2)");
        browser.until("return Number(document.querySelector('[data-count=open] data')?.value) === arguments[0]", all);
        browser.run("location.hash = '#/tickets?from=yesterday'");
        says(".page-says", "网址中的 from, to 无效");
        browser.click("#language-en");
        loaded("Tickets");
        quiet();
    }

    @Test
    void aStoreManagerSeesTheNumbersOfTheOwnStore() {
        person("manager-of-figures", "杨帆", "store_manager", List.of(), List.of("S001"));
        String token = server.token("manager-of-figures", PASSWORD);
        open("?lang=en#/tickets", "manager-of-figures", PASSWORD);
        loaded("Tickets");
        JsonObject desk = LiveServer.json(200, server.get("/api/v1/service-desk", token));
        assertEquals(List.of(desk.getDouble("open")), data("[data-count=open] data"));
        assertTrue(desk.getDouble("open") < server.get("/api/v1/service-desk").getDouble("open"));
        browser.click("#nav-customers");
        loaded("Customers");
        assertEquals(told("&kpi=repurchase_rate", "repurchase_rate", token), shown("customers", "repurchase_rate"));
        assertTrue(browser.text("[data-part=bands]").contains("Fewer than four stores"));
        quiet();
    }
}
