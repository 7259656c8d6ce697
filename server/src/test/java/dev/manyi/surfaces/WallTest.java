package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screen on the wall: what the API says, live, for as long as its token is good. */
class WallTest extends InBrowser {
    private static final String TILE = ".wall-tile[data-tile=%s] data.kpi-value";
    private static int made;

    @BeforeEach
    void wide() {
        browser.size(1920, 1080);
    }

    private static JsonObject token(List<String> regions) {
        JsonObject body = new JsonObject().put("name", "大厅" + made++).put("role", "wall");
        body = regions.isEmpty() ? body.put("everything", true) : body.put("regions", new JsonArray(regions));
        return LiveServer.json(201, server.post("/api/v1/tokens", body, server.token()));
    }

    private static void revoke(JsonObject token) {
        assertEquals(
                204,
                server.send("DELETE", "/api/v1/tokens/" + token.getString("id"), null, server.token())
                        .statusCode());
    }

    private static void hang(String address, String token, String settings) {
        browser.go(address + "/wall#token=" + token + "&" + settings);
        browser.until("return document.querySelector('.view :is(table, article, ol)')");
    }

    private static void isShown(String view) {
        browser.until("return document.querySelector('.stage')?.dataset.view === arguments[0]", view);
    }

    private static void press(String key) {
        browser.run("dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], cancelable: true}))", key);
    }

    /** Of today, and of a problem type: the generated facts have neither. */
    @BeforeAll
    static void somethingOfToday() {
        if (server != null) {
            server.ingest(
                    "tickets", new JsonArray(List.of(complaint("08:10"), complaint("09:20"), complaint("09:40"))));
            server.ingest("responses", new JsonArray(List.of(answer("09:30"))));
        }
    }

    private static JsonObject complaint(String time) {
        return fact("opened_at", time)
                .put("kind", "complaint")
                .put("priority", "urgent")
                .put("category", "late-delivery");
    }

    private static JsonObject answer(String time) {
        return fact("submitted_at", time).put("csat", 4).put("nps", 9);
    }

    private static JsonObject fact(String moment, String time) {
        return new JsonObject()
                .put("source", "wall-test")
                .put("external_id", "wall-" + made++)
                .put("store", "S001")
                .put(moment, "2026-10-20T" + time + ":00+08:00");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,本月核心指标", "en,This month at a glance"})
    void itShowsWhatTheApiSaysToTheDigit(String language, String title) {
        String token = token(List.of()).getString("token");
        hang(server.address(), token, "views=tiles,problems,cities,regions,today&seconds=600&lang=" + language);
        JsonObject overview = LiveServer.json(200, server.get("/api/v1/overview", token));
        Kpis kpis = new Kpis(server);
        Locale locale = Locale.forLanguageTag(language);
        assertEquals(title, browser.text("h1"));
        objects(overview.getJsonArray("headline"))
                .forEach(value -> assertValue(
                        value, TILE.formatted(value.getString("kpi")), kpis.get(value.getString("kpi")), locale));
        turnTo("problems");
        assertEquals(numbers(overview.getJsonArray("problems"), "score"), shownNumbers(".wall-problems .score"));
        turnTo("cities");
        assertEquals(
                numbers(overview.getJsonObject("cities").getJsonArray("rows"), "value"),
                shownNumbers(".wall-ranking data.kpi-value"));
        turnTo("regions");
        for (Kpis.Row row : kpis.rows("&by=region")) {
            for (String kpi : List.of("service_index", "nps", "csat_score", "complaints", "response_sla")) {
                JsonObject value =
                        new JsonObject().put("value", row.values().get(kpi).value());
                String cell = "[data-region=%s] [data-kpi=%s]".formatted(row.key(), kpi);
                assertValue(value, cell, kpis.get(kpi), locale);
            }
        }
        turnTo("today");
        JsonArray hours = overview.getJsonObject("today").getJsonArray("hours");
        for (String kpi : List.of("responses", "tickets", "complaints")) {
            List<Double> told = objects(hours).stream()
                    .map(hour -> hour.getJsonObject("values").getJsonObject(kpi).getDouble("value"))
                    .toList();
            assertEquals(told, shownNumbers("tr[data-hour] [data-kpi=" + kpi + "]"), kpi);
            double sum = told.stream()
                    .filter(Objects::nonNull)
                    .mapToDouble(number -> number)
                    .sum();
            assertEquals(String.valueOf((long) sum), browser.text("[data-count=" + kpi + "] dd"));
        }
        quiet();
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private static List<Double> numbers(JsonArray rows, String field) {
        assertNotEquals(0, rows.size());
        return objects(rows).stream().map(row -> row.getDouble(field)).toList();
    }

    /** Each with every digit of the server's, null where there is nothing. */
    private static List<Double> shownNumbers(String selector) {
        JsonArray values = (JsonArray)
                browser.run("return [...document.querySelectorAll(arguments[0])].map((e) => e.value)", selector);
        return values.stream()
                .map(value -> value.equals("") ? null : Double.valueOf((String) value))
                .toList();
    }

    private static void assertValue(JsonObject value, String selector, Kpis.Kpi kpi, Locale language) {
        assertEquals(Collections.singletonList(value.getDouble("value")), shownNumbers(selector), selector);
        assertEquals(kpi.text(value.getDouble("value"), language), browser.text(selector), selector);
    }

    private static void turnTo(String view) {
        press("ArrowRight");
        isShown(view);
    }

    /** An urgent complaint is to be received within half an hour: that of 11:50 has 20 minutes left, the others are late. */
    @Test
    void itCountsDownWhatCanStillBeDoneInTime() {
        JsonObject urgent = complaint("11:50");
        server.ingest("tickets", new JsonArray(List.of(urgent)));
        String token = token(List.of()).getString("token");
        hang(server.address(), token, "views=sla&lang=en");
        JsonObject desk = LiveServer.json(200, server.get("/api/v1/service-desk?priority=urgent", token));
        for (String count : List.of("open", "overdue", "due_soon")) {
            String told = browser.text("[data-count=" + count + "] dd");
            assertEquals(String.valueOf(desk.getInteger(count)), told, count);
        }
        assertTrue(desk.getInteger("overdue") > 0);
        assertEquals(1, browser.run("return document.querySelectorAll('[data-ticket]').length"));
        String row = "[data-ticket=" + urgent.getString("external_id") + "]";
        says(row, "Oct 20, 12:20");
        browser.until("return /0:19:[0-5][0-9] left/.test(document.querySelector(arguments[0]).innerText)", row);
        browser.run("const page = document.querySelector('wall-page'); const { now } = page;"
                + " page.now = () => now() + 25 * 60_000");
        browser.until("return /0:05:[0-5][0-9] late/.test(document.querySelector(arguments[0]).innerText)", row);
        quiet();
    }

    @Test
    void aTileChangesWithinTwoSecondsOfAnIngest() {
        hang(server.address(), token(List.of()).getString("token"), "views=tiles&lang=en");
        says(".link", "Live");
        double before = shownNumbers(TILE.formatted("responses")).get(0);
        server.ingest("responses", new JsonArray(List.of(answer("10:00"))));
        long answered = System.nanoTime();
        shows("responses", before + 1);
        double seconds = (System.nanoTime() - answered) / 1e9;
        assertTrue(seconds < 2, seconds + " s");
        quiet();
    }

    private static void shows(String kpi, double value) {
        browser.until(
                "return Number(document.querySelector(arguments[0])?.value) === arguments[1]",
                TILE.formatted(kpi),
                value);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN,'连接中断，正在重连','截至 12:00，6 分钟前',实时更新,截至 12:00",
        "en,'Connection lost, trying again','as of 12:00, 6 minutes ago',Live,as of 12:00"
    })
    void withoutTheServerTheLastPictureStaysWithItsAge(
            String language, String broken, String aged, String live, String fresh) {
        try (Cable cable = new Cable(server::port)) {
            hang(cable.address(), token(List.of()).getString("token"), "views=tiles&lang=" + language);
            says(".link", live);
            double before = shownNumbers(TILE.formatted("responses")).get(0);
            cable.pull();
            says(".link", broken);
            browser.run("const page = document.querySelector('wall-page'); const { now } = page;"
                    + " page.now = () => now() + 6 * 60_000");
            says(".moment", aged);
            assertEquals(before, shownNumbers(TILE.formatted("responses")).get(0));
            server.restart();
            server.ingest("responses", new JsonArray(List.of(answer("11:00"))));
            cable.plug();
            shows("responses", before + 1);
            says(".link", live);
            browser.until("return document.querySelector('.moment').innerText === arguments[0]", fresh);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,此大屏的令牌已失效", "en,This screen’s token is no longer valid"})
    void aRevokedTokenIsSaidCalmlyAndANewOneGoesOn(String language, String title) {
        JsonObject token = token(List.of());
        hang(server.address(), token.getString("token"), "views=tiles&lang=" + language);
        says(".link", language.equals("en") ? "Live" : "实时更新");
        revoke(token);
        says("h1", title);
        assertNull(browser.run("return document.querySelector('.stage')"), "nothing of what it could see is left");
        assertNull(browser.run("return localStorage.getItem('manyi.wall')"));
        browser.type("#wall-token", token(List.of("EAST")).getString("token"));
        browser.click("#wall-start");
        isShown("tiles");
    }

    @Test
    void aTokenIsEnteredOnceAndIsInNoAddress() {
        browser.go(server.address() + "/wall#lang=en&views=regions");
        says("h1", "Set up this screen");
        browser.type("#wall-token", "manyi_ingest_1");
        browser.click("#wall-start");
        says(".wrong", "manyi_wall_");
        browser.type("#wall-token", token(List.of("EAST")).getString("token"));
        browser.click("#wall-start");
        isShown("regions");
        assertEquals(1, shownNumbers("[data-region] [data-kpi=nps]").size(), "its own region only");
        browser.go(server.address() + "/icon.svg");
        String other = token(List.of()).getString("token");
        hang(server.address(), other, "lang=en&views=regions");
        assertEquals(server.address() + "/wall#lang=en&views=regions", browser.run("return location.href"));
        assertEquals(3, shownNumbers("[data-region] [data-kpi=nps]").size(), "the one handed over counts");
        browser.run("location.reload()");
        isShown("regions");
        assertEquals(other, browser.run("return localStorage.getItem('manyi.wall')"));
        quiet();
    }

    @Test
    void itTurnsByItselfUnlessItIsHeld() {
        hang(server.address(), token(List.of()).getString("token"), "views=cities,tiles&seconds=5&lang=en");
        isShown("cities");
        isShown("tiles");
        press(" ");
        says(".dots", "Paused");
        browser.run(
                "const page = document.querySelector('wall-page'); const { now } = page; page.now = () => now() + 60_000");
        press("ArrowLeft");
        isShown("cities");
        press(" ");
        isShown("tiles");
        quiet();
    }

    /** The tests' now is noon in Shanghai. */
    @ParameterizedTest
    @CsvSource({"11-13,true", "13-11,false", "22-13,true"})
    void itIsDimAtNight(String hours, boolean dim) {
        hang(server.address(), token(List.of()).getString("token"), "views=tiles&dim=" + hours);
        assertEquals(dim, browser.run("return document.querySelector('wall-stage').hasAttribute('data-night')"));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,网址中的 seconds=2 无效，可用：5 至 600", "en,seconds=2 in the address is not valid; accepted: 5 to 600"})
    void whatIsNotUnderstoodIsSaid(String language, String what) {
        hang(server.address(), token(List.of()).getString("token"), "views=tiles&seconds=2&lang=" + language);
        says(".refused", what);
        quiet();
    }
}
