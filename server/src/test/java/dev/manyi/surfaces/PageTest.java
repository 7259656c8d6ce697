package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.surfaces.Kpis.Kpi;
import dev.manyi.surfaces.Kpis.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the real server in a real browser: it says the API's numbers, and holds under the policy that is sent. */
class PageTest extends InBrowser {
    private static final List<String> TILES = List.of(
            "service_index",
            "csat_score",
            "nps",
            "ces_mean",
            "responses",
            "complaints",
            "first_response_p50",
            "resolution_p50",
            "response_sla",
            "first_contact_resolution",
            "closure_48h");
    private static final String LOADED =
            "return document.querySelectorAll('kpi-tile data.kpi-value').length === arguments[0]"
                    + " && [...document.querySelectorAll('kpi-tile, overview-card, chart-panel')].every(e => e.ariaBusy === 'false')";
    private static Kpis kpis;

    @BeforeAll
    static void catalogue() {
        kpis = server == null ? null : new Kpis(server);
    }

    private static void open(String query) {
        openAsAdmin(query);
        loaded();
    }

    private static void loaded() {
        browser.until(LOADED, TILES.size());
    }

    @ParameterizedTest
    @CsvSource({"'',zh-CN", "'',en", "EAST,zh-CN", "EAST,en", "QUIET,zh-CN", "QUIET,en"})
    void tilesSayWhatTheApiSays(String region, Locale language) {
        open("?lang=" + language.toLanguageTag() + (region.isEmpty() ? "" : "&region=" + region));
        Map<String, Value> values = kpis.values(region);
        for (String id : TILES) {
            Kpi kpi = kpis.get(id);
            Value value = values.get(id);
            String figure = "kpi-tile[data-tile=" + id + "] data.kpi-value";
            String exact = (String) browser.run("return document.querySelector(arguments[0]).value", figure);
            assertEquals(value.value(), exact.isEmpty() ? null : Double.valueOf(exact), id);
            assertEquals(kpi.text(value.value(), language), browser.text(figure), id);
            assertEquals(kpi.name(language), browser.text("kpi-tile[data-tile=" + id + "] .name"));
        }
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void pageFollowsWhatChangesWithoutBeingAsked() {
        open("?lang=zh-CN");
        browser.until("return document.querySelector('.live').dataset.state === 'open'");
        long before = kpis.values("").get("responses").n();
        server.ingest(
                "responses",
                new JsonArray()
                        .add(new JsonObject()
                                .put("source", "survey")
                                .put("external_id", "while-somebody-looks")
                                .put("store", "S001")
                                .put("submitted_at", "2026-10-20T11:00:00+08:00")
                                .put("csat", 3)));
        browser.until(
                "return document.querySelector('kpi-tile[data-tile=responses] data.kpi-value').value === arguments[0]",
                String.valueOf(before + 1));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void rankingSaysHowManyOfHowManyAndTheApisNumbers() {
        open("?lang=zh-CN");
        assertTrue(
                browser.text("ranking-panel .panel-note").startsWith("显示 20 / 共 " + Facts.STORES),
                browser.text("ranking-panel .panel-note"));
        List<Kpis.Row> answered = kpis.rows("&by=store&sort=-csat_score&limit=20");
        browser.click("#ranking-table");
        JsonArray shown = (JsonArray) browser.run("return [...document.querySelectorAll('ranking-panel tbody tr')]"
                + ".map(row => [row.cells[0].textContent, row.querySelector('data').value])");
        assertEquals(20, shown.size());
        for (int i = 0; i < shown.size(); i++) {
            JsonArray row = shown.getJsonArray(i);
            assertEquals(answered.get(i).name(), row.getString(0));
            assertEquals(answered.get(i).values().get("csat_score").value(), Double.valueOf(row.getString(1)));
        }
    }

    @Test
    void markupInANameIsText() {
        open("?lang=zh-CN");
        browser.click("#ranking-table");
        assertEquals(Facts.HOSTILE_NAME, browser.text("ranking-panel tbody tr th"));
        assertEquals(false, browser.run("return document.querySelector('img[src=x]') !== null"));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void wrongPasswordIsSaidInTheLanguageOfThePage() {
        browser.go(server.address() + "/?lang=zh-CN");
        browser.until("return document.querySelector('#log-in')");
        logIn("admin", "not the password");
        assertEquals("用户名或密码不正确。", browser.until("return document.querySelector('#login-wrong').innerText || null"));
        browser.click("#language-en");
        browser.until("return document.documentElement.lang === 'en'");
        logIn("admin", "not the password");
        assertEquals(
                "The user name or the password is not right.",
                browser.until("return document.querySelector('#login-wrong').innerText || null"));
        assertNull(browser.text("dashboard-page"));
    }

    @Test
    void languageSwitchesTheWholePageAndBack() {
        open("?lang=zh-CN");
        assertEquals("客户满意度总览", browser.text("h1"));
        browser.click("#language-en");
        browser.until("return document.documentElement.lang === 'en'");
        loaded();
        assertEquals("Net Promoter Score", browser.text("kpi-tile[data-tile=nps] .name"));
        assertTrue(browser.text("ranking-panel .panel-note").startsWith("Showing 20 of " + Facts.STORES));
        browser.click("#language-zh-CN");
        browser.until("return document.documentElement.lang === 'zh-CN'");
        loaded();
        assertEquals("净推荐值 NPS", browser.text("kpi-tile[data-tile=nps] .name"));
        assertEquals(List.of(), browser.complaints());
    }

    /** The browser itself refuses what the policy forbids: a script in the page does not run. */
    @Test
    void policyForbidsInlineScript() {
        open("?lang=en");
        String policy = server.get("/", null)
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("none");
        assertTrue(policy.contains("script-src 'self'") && policy.contains("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        Object ran = browser.run("const script = document.createElement('script');"
                + "script.textContent = 'window.ran = true'; document.body.append(script); return window.ran === true");
        assertEquals(false, ran);
        assertFalse(browser.complaints().isEmpty());
    }
}
