package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first screen beside its tiles: what needs attention, how far to trust the numbers, where they lead. */
class FirstScreenTest extends InBrowser {

    /** Nobody's shops reach an NPS of 99: everybody's number misses it. One store has enough answers to be ranked, also today. */
    @BeforeAll
    static void targetsAndAStoreInACity() {
        if (server != null) {
            server.ingest(
                    "stores",
                    new JsonArray()
                            .add(new JsonObject()
                                    .put("code", "CITY-1")
                                    .put("name", "一店")
                                    .put("region", "EAST")
                                    .put("city", "杭州")));
            server.ingest(
                    "responses",
                    new JsonArray(IntStream.range(0, 40)
                            .mapToObj(i -> new JsonObject()
                                    .put("source", "survey")
                                    .put("external_id", "today-" + i)
                                    .put("store", "CITY-1")
                                    .put("submitted_at", "2026-10-20T%02d:30:00+08:00".formatted(i % 12))
                                    .put("csat", 1 + i % 5))
                            .toList()));
            server.ingest(
                    "tickets",
                    new JsonArray(IntStream.range(0, 40)
                            .mapToObj(i -> new JsonObject()
                                    .put("source", "desk")
                                    .put("external_id", "today-" + i)
                                    .put("store", "CITY-1")
                                    .put("kind", "request")
                                    .put("priority", "routine")
                                    .put("opened_at", "2026-10-%02dT10:00:00+08:00".formatted(1 + i % 18))
                                    .put("first_response_at", "2026-10-%02dT10:05:00+08:00".formatted(1 + i % 18))
                                    .put("resolved_at", "2026-10-%02dT12:00:00+08:00".formatted(1 + i % 18)))
                            .toList()));
            server.ingest(
                    "targets",
                    new JsonArray()
                            .add(new JsonObject()
                                    .put("kpi", "nps")
                                    .put("scope", "all")
                                    .put("from_month", "2026-10")
                                    .put("value", 99)));
        }
    }

    private static void dashboard(String query) {
        openAsAdmin("?" + query);
        browser.until("return document.querySelector('kpi-tile data.kpi-value')"
                + " && !document.querySelector('.shell-page [aria-busy=true]')");
    }

    @Test
    void oneQuestionFillsItAndTheOthersWait() {
        dashboard("lang=zh-CN");
        JsonArray asked = (JsonArray) browser.run("""
                const asked = performance.getEntriesByType('resource').filter(({name}) => name.includes('/api/v1/'));
                const overview = asked.find(({name}) => name.includes('/overview'));
                return asked.filter(({name, startTime}) => /values|quality/.test(name) && startTime < overview.responseEnd)
                  .map(({name}) => name)
                """);
        assertEquals(new JsonArray(), asked, "asked before the first screen was there");
        quiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,未达目标 99.0", "en,misses its target 99.0"})
    void aMissedTargetIsToldFirstAndLeadsToItsTile(String language, String missed) {
        dashboard("lang=" + language);
        assertTrue(browser.text("alert-strip li:first-child").contains(missed), browser.text("alert-strip"));
        JsonObject nps = server.get("/api/v1/overview").getJsonArray("headline").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("kpi").equals("nps"))
                .findFirst()
                .orElseThrow();
        assertEquals(99.0, nps.getJsonObject("target").getDouble("value"));
        assertTrue(
                (boolean) browser.run("return document.querySelector('[data-tile=nps] .sparkline .target') !== null"));
        browser.click("#alert-nps");
        browser.until("return document.activeElement.id === 'tile-nps'");
        assertFalse(browser.text("[data-tile=csat_score] p.target").contains("99"));
        quiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,EAST", "en,''"})
    void howFarToTrustIsTheApis(String language, String region) {
        String filter = region.isEmpty() ? "" : "&region=" + region;
        dashboard("lang=" + language + filter);
        JsonObject quality = server.get("/api/v1/data-quality?" + LiveServer.MONTH + filter);
        Double rate = quality.getJsonObject("response_rate").getDouble("value");
        assertEquals(
                rate == null ? "" : rate.toString(),
                browser.run("return document.querySelector('trust-panel .figure data').value"));
        assertTrue(browser.text("trust-panel .card-note").contains(quality.getString("rules_version")));
        assertEquals(
                quality.getJsonArray("sources").size(),
                ((Number) browser.run("return document.querySelectorAll('trust-panel tbody tr').length")).intValue());
        quiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN", "en"})
    void everyTileSaysHowItWasComputed(String language) {
        dashboard("lang=" + language);
        browser.click("#info-csat_score");
        String sentence = (String) browser.until("return document.querySelector('.how-sentence')?.innerText || null");
        String n = server.get("/api/v1/kpis/values?kpi=csat_score&" + LiveServer.MONTH)
                .getJsonArray("rows")
                .getJsonObject(0)
                .getJsonObject("values")
                .getJsonObject("csat_score")
                .getLong("n")
                .toString();
        assertTrue(sentence.contains(n), sentence);
        quiet();
    }

    @Test
    void tilesProblemsStoresAndCitiesLeadOnWithThePeriodAndRegionThatAreShown() {
        dashboard("lang=zh-CN&region=EAST&from=2026-10-01&to=2026-11-01");
        for (String link : List.of("#apart-nps", "[data-card=stores] tbody th a", "[data-card=cities] tbody th a")) {
            String address =
                    (String) browser.run("return document.querySelector(arguments[0]).getAttribute('href')", link);
            assertTrue(address.startsWith("#/explore?from=2026-10-01&to=2026-11-01&region=EAST&kpi="), address);
        }
        browser.click("#apart-nps");
        browser.until("return document.querySelector('explore-page')?.ariaBusy === 'false'");
        assertTrue(browser.text("explore-page").contains("净推荐值 NPS"));
        quiet();
    }

    @Test
    void theDayIsTheApisHourByHour() {
        dashboard("lang=en");
        browser.click("#today-table");
        JsonArray hours = server.get("/api/v1/overview").getJsonObject("today").getJsonArray("hours");
        JsonArray shown = (JsonArray)
                browser.run(
                        "return [...document.querySelectorAll('today-panel tbody tr')].map(row => row.querySelector('[data-kpi=responses]').value)");
        assertEquals(13, shown.size(), "it is noon: twelve hours and the one that begins");
        for (int hour = 0; hour < shown.size(); hour++) {
            Double value = hours.getJsonObject(hour)
                    .getJsonObject("values")
                    .getJsonObject("responses")
                    .getDouble("value");
            assertEquals(value == null ? "" : value, number(shown.getString(hour)));
        }
        quiet();
    }

    private static Object number(String value) {
        return value.isEmpty() ? "" : Double.valueOf(value);
    }
}
