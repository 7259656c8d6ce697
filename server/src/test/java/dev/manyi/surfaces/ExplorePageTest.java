package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exploring: numbers are the API's, the way down ends at the rows behind a number, and every state is an address. */
class ExplorePageTest extends InBrowser {
    private static final String HOSTILE = "<img src=x onerror=alert(1)><b>很慢</b>";
    private static final String HOSTILE_TICKET = "hostile-ticket";
    private static Kpis kpis;

    @BeforeAll
    static void facts() {
        if (server == null) {
            return;
        }
        server.ingest(
                "responses",
                new JsonArray(IntStream.range(0, 6)
                        .mapToObj(i -> new JsonObject()
                                .put("source", "survey")
                                .put("external_id", "hostile-" + i)
                                .put("store", "S001")
                                .put("channel", "app")
                                .put("submitted_at", "2026-10-19T11:0" + i + ":00+08:00")
                                .put("csat", 3)
                                .put("comment", HOSTILE))
                        .toList()));
        server.ingest(
                "tickets",
                new JsonArray()
                        .add(new JsonObject()
                                .put("source", "desk")
                                .put("external_id", HOSTILE_TICKET)
                                .put("store", "S001")
                                .put("channel", "app")
                                .put("kind", "complaint")
                                .put("opened_at", "2026-10-19T11:00:00+08:00")
                                .put("first_response_at", "2026-10-19T11:10:00+08:00")
                                .put("resolved_at", "2026-10-19T14:00:00+08:00")
                                .put("subject", HOSTILE)));
        kpis = new Kpis(server);
    }

    private static void explore(String query, String language) {
        openAsAdmin("?lang=" + language + "#/explore?" + LiveServer.MONTH + "&" + query);
        ready();
    }

    /** The page has all that its address asks for, and shows it. */
    private static void ready() {
        browser.until("return document.querySelector('explore-page')?.ariaBusy === 'false'"
                + " && document.querySelector('explore-panel [aria-busy=true], fact-rows[aria-busy=true]') === null");
    }

    private static JsonArray cells(String columns) {
        return (JsonArray) browser.run(
                "return [...document.querySelectorAll('explore-panel tbody tr')].map(row => " + columns + ")");
    }

    private static JsonObject api(String path) {
        return server.get("/api/v1/kpis/" + path + LiveServer.MONTH);
    }

    @ParameterizedTest
    @CsvSource({
        "csat_score, region, zh-CN",
        "csat_score, region, en",
        "resolution_mean, store, zh-CN",
        "nps, weekday, en",
        "complaints, priority, zh-CN"
    })
    void numbersOnTheScreenAreTheApis(String id, String by, Locale language) {
        explore("kpi=" + id + "&table=true&by=" + by, language.toLanguageTag());
        JsonArray shown = cells("[row.cells[0].innerText, row.querySelector('data').value,"
                + " row.querySelector('data').innerText, row.cells[2].innerText.replaceAll(',', '')]");
        boolean slowestLast = id.endsWith("_mean");
        JsonArray rows = server.get("/api/v1/kpis/values?kpi=" + id + "&" + LiveServer.MONTH + "&by=" + by + "&sort="
                        + (slowestLast || id.equals("complaints") ? "" : "-") + id)
                .getJsonArray("rows");
        assertEquals(rows.size(), shown.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonObject row = rows.getJsonObject(i);
            JsonObject value = row.getJsonObject("values").getJsonObject(id);
            JsonArray said = shown.getJsonArray(i);
            if (!by.equals("weekday") && !by.equals("priority")) {
                assertEquals(row.getString("name"), said.getString(0));
            }
            assertEquals(value.getDouble("value"), Double.valueOf(said.getString(1)), id);
            assertEquals(kpis.get(id).text(value.getDouble("value"), language), said.getString(2));
            assertEquals(String.valueOf(value.getLong("n")), said.getString(3));
        }
        quiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void theWayDownEndsAtAsManyRowsAsTheNumberRestsOn(String language) {
        explore("kpi=csat_score&by=region&table=true", language);
        List<String> path = List.of("华东大区", "上海", "门店1号");
        for (String name : path) {
            follow(name);
        }
        assertTrue(hash().contains("region=EAST&city=%E4%B8%8A%E6%B5%B7&store=S001"), hash());
        assertTrue(hash().contains("by=employee"), hash());
        assertEquals(
                path,
                ((JsonArray) browser.run("return [...document.querySelectorAll('breadcrumb-trail li .crumb')].slice(1)"
                                + ".map(crumb => crumb.innerText.split(/\\s/).at(-1))"))
                        .getList());
        JsonObject store = server.get("/api/v1/kpis/values?kpi=csat_score&" + LiveServer.MONTH + "&store=S001")
                .getJsonArray("rows")
                .getJsonObject(0)
                .getJsonObject("values")
                .getJsonObject("csat_score");
        assertEquals(
                store.getDouble("value").toString(),
                browser.run("return document.querySelector('.whole data.kpi-value').value"));
        browser.click("#explore-rows");
        browser.until("return document.querySelector('#facts')");
        ready();
        String n = String.valueOf(store.getLong("n"));
        assertEquals(n, String.valueOf(browser.run("return document.querySelectorAll('#facts tbody tr').length")));
        assertTrue(browser.text(".counted").contains(n), browser.text(".counted"));
        quiet();
    }

    @Test
    void backAndTheBreadcrumbLeadUpAndAnAddressReopensWhatItShowed() {
        explore("kpi=csat_score&by=region&table=true", "zh-CN");
        follow("华东大区");
        String city = hash();
        follow("上海");
        browser.run("history.back()");
        browser.until("return location.hash === arguments[0]", city);
        ready();
        assertEquals("城市", browser.text("explore-panel th"));
        follow("上海");
        browser.click("breadcrumb-trail li:first-child a");
        browser.until("return !location.hash.includes('region=')");
        ready();
        assertEquals("大区", browser.text("explore-panel th"));
        // The same address in a fresh page, by a deep link.
        browser.run("location.hash = arguments[0]", city);
        browser.run("location.reload()");
        browser.until("return document.querySelector('breadcrumb-trail [aria-current]')?.innerText.includes('华东大区')");
        ready();
        assertEquals("城市", browser.text("explore-panel th"));
        browser.click("#language-en");
        browser.until("return document.querySelector('explore-panel th')?.innerText === 'City'");
        assertEquals(city, hash());
        quiet();
    }

    @Test
    void theSpreadIsThatOfTheApiAndAddsUpToTheN() {
        explore("kpi=nps&view=distribution&table=true", "zh-CN");
        JsonObject answer = api("nps/distribution?");
        JsonArray shown = cells("[row.cells[0].innerText, row.querySelector('data').value]");
        assertEquals(11, shown.size());
        long sum = 0;
        for (int i = 0; i < shown.size(); i++) {
            JsonObject step = answer.getJsonArray("scale").getJsonObject(i);
            assertEquals(
                    List.of(
                            step.getValue("value").toString(),
                            step.getValue("n").toString()),
                    shown.getJsonArray(i).getList());
            sum += step.getLong("n");
        }
        assertEquals(answer.getLong("n"), sum);
        quiet();
    }

    @Test
    void aHeatMapHasTheApisCellsAndEachLeadsToItsRows() {
        explore("kpi=complaints&by=region&across=weekday&table=true", "en");
        JsonArray rows = api("values?kpi=complaints&by=region&across=weekday&").getJsonArray("rows");
        JsonArray shown = (JsonArray)
                browser.run(
                        "return [...document.querySelectorAll('explore-panel td data')].map(cell => Number(cell.value)).sort((a, b) => a - b)");
        assertEquals(
                rows.stream()
                        .map(row -> ((JsonObject) row)
                                .getJsonObject("values")
                                .getJsonObject("complaints")
                                .getInteger("value"))
                        .sorted()
                        .toList(),
                shown.getList());
        long n = Long.parseLong(browser.text("explore-panel td .cell-n a").replaceAll("\\D", ""));
        browser.click("explore-panel td .cell-n a");
        browser.until("return document.querySelector('#facts')");
        ready();
        assertEquals(
                n, ((Number) browser.run("return document.querySelectorAll('#facts tbody tr').length")).longValue());
        quiet();
    }

    @Test
    void theRadarHasEveryRatingThatWasGiven() {
        explore("kpi=csat_score&view=radar&table=true", "en");
        JsonArray shown = cells("[row.cells[0].innerText, row.querySelector('data').value]");
        assertEquals(4, shown.size(), shown.encode());
        JsonArray attitude = shown.stream()
                .map(JsonArray.class::cast)
                .filter(row -> row.getString(0).equals("Attitude"))
                .findFirst()
                .orElseThrow();
        assertEquals(kpis.values("").get("rating_attitude").value(), Double.valueOf(attitude.getString(1)));
        quiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void everyNumberSaysHowItWasComputed(String language) {
        explore("kpi=nps&by=region&table=true", language);
        browser.click("explore-panel button.how");
        String sentence = (String) browser.until("return document.querySelector('.how-sentence')?.innerText || null");
        JsonObject first = server.get("/api/v1/kpis/values?kpi=nps&by=region&sort=-nps&" + LiveServer.MONTH)
                .getJsonArray("rows")
                .getJsonObject(0);
        String text = kpis.get("nps")
                .text(
                        first.getJsonObject("values").getJsonObject("nps").getDouble("value"),
                        Locale.forLanguageTag(language));
        assertTrue(sentence.contains(text), sentence + " does not say " + text);
        browser.click("info-dialog [data-close]");
        browser.until("return document.querySelector('info-dialog') === null");
        assertEquals(true, browser.run("return document.activeElement.matches('button.how')"));
        quiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void markupInCommentsSubjectsAndNamesIsText(String language) {
        explore("kpi=csat_score&view=rows&store=S001&channel=app", language);
        assertEquals(6, browser.run("return document.querySelectorAll('#facts tbody tr').length"));
        assertTrue(browser.text("#facts tbody tr").contains(HOSTILE), browser.text("#facts tbody tr"));
        browser.run(
                "location.hash = arguments[0]",
                "#/explore?kpi=complaints&view=rows&store=S001&channel=app&" + LiveServer.MONTH + "&fact=desk:"
                        + HOSTILE_TICKET);
        assertEquals(HOSTILE, browser.until("return document.querySelector('.fact-text')?.innerText || null"));
        browser.run(
                "location.hash = arguments[0]",
                "#/explore?kpi=csat_score&by=store&table=true&store=S000&" + LiveServer.MONTH);
        browser.until(
                "return document.querySelector('breadcrumb-trail [aria-current]')?.innerText.includes(arguments[0])",
                Facts.HOSTILE_NAME);
        assertEquals(false, browser.run("return document.querySelector('img[src=x]') !== null"));
        quiet();
    }

    @Test
    void aTicketTellsItsLifeAndTheBackButtonClosesIt() {
        explore("kpi=complaints&view=rows&store=S001&sort=-time", "en");
        String listing = hash();
        browser.click("#fact-0");
        JsonArray steps = (JsonArray)
                browser.until(
                        "const steps = [...document.querySelectorAll('.timeline li')];"
                                + " return steps.length && steps.map(step => step.querySelector('.step').innerText + ' ' + step.querySelector('.elapsed').innerText)");
        assertEquals(
                List.of("Opened ", "First response after 10.0 min", "Resolved after 3.0 h", "Closed not yet"),
                steps.getList());
        browser.run("history.back()");
        browser.until("return document.querySelector('info-dialog') === null");
        assertEquals(listing, hash());
        quiet();
    }

    /** Four answers that E1 got, and ten that E2 got: fewer than five are not told, and neither is who gave them. */
    @ParameterizedTest
    @CsvSource({"zh-CN, 样本不足 5, 少于 5 条", "en, fewer than 5, Fewer than 5"})
    void whatIsWithheldIsSaid(String language, String withheld, String rows) {
        try (LiveServer guarding = LiveServer.guarding(5)) {
            guarding.ingest(
                    "responses",
                    new JsonArray(IntStream.range(0, 14)
                            .mapToObj(i -> new JsonObject()
                                    .put("source", "survey")
                                    .put("external_id", "few-" + i)
                                    .put("store", i < 4 ? "FEW" : "MANY")
                                    .put("employee", i < 4 ? "E1" : "E2")
                                    .put("submitted_at", "2026-10-19T11:00:00+08:00")
                                    .put("csat", 3)
                                    .put("comment", "没有人该知道"))
                            .toList()));
            browser.go(guarding.address() + "/?lang=" + language + "#/explore?kpi=csat_score&by=employee&table=true&"
                    + LiveServer.MONTH);
            browser.until("return document.querySelector('#log-in')");
            logIn("admin", TestSettings.ADMIN_PASSWORD);
            ready();
            assertEquals(
                    withheld,
                    browser.run(
                            "const row = [...document.querySelectorAll('explore-panel tbody tr')].find(row => row.cells[0].innerText === 'E1');"
                                    + " return row.cells[1].innerText.trim()"));
            browser.run(
                    "location.hash = arguments[0]", "#/explore?kpi=csat_score&view=rows&store=FEW&" + LiveServer.MONTH);
            browser.until("return document.querySelectorAll('#facts tbody tr').length === 4");
            String comment = language.equals("en") ? "Comment" : "评论";
            assertTrue(browser.text(".withheld").contains(comment), browser.text(".withheld"));
            assertFalse(browser.text("#facts").contains("没有人该知道"));
            browser.run(
                    "location.hash = arguments[0]",
                    "#/explore?kpi=csat_score&view=rows&employee=E1&" + LiveServer.MONTH);
            says("fact-rows notice-box", rows);
            assertEquals(false, browser.run("return document.querySelector('#facts') !== null"));
            quiet();
        }
    }

    @Test
    void whatIsShownComesAsFiles(@TempDir Path folder) throws IOException {
        browser.downloadInto(folder);
        explore("kpi=nps&by=region", "zh-CN");
        String name = "nps-bar-2026-10-01-2026-10-31.";
        for (String format : List.of("csv", "xlsx", "png", "svg")) {
            browser.click("#download-" + format);
            Eventually.get(format, () -> Files.exists(folder.resolve(name + format)), there -> there);
            assertEquals("", browser.run("return document.querySelector('download-buttons .said').textContent"));
        }
        assertTrue(Files.readString(folder.resolve(name + "csv")).contains("华东大区"));
        assertEquals(
                "PK", new String(Files.readAllBytes(folder.resolve(name + "xlsx")), 0, 2, StandardCharsets.US_ASCII));
        assertEquals(
                "PNG", new String(Files.readAllBytes(folder.resolve(name + "png")), 1, 3, StandardCharsets.US_ASCII));
        String svg = Files.readString(folder.resolve(name + "svg"));
        assertTrue(svg.contains("<svg") && svg.contains("华东大区") && svg.contains("净推荐值"), svg);
        assertFalse(svg.contains("<script"));
        quiet();
    }

    @Test
    void aBarLeadsDownLikeItsName() {
        explore("kpi=csat_score&by=region", "zh-CN");
        browser.until("return document.querySelector('explore-panel canvas')");
        // Of three regions the second has its bar in the middle of the picture, where a pointer clicks.
        Eventually.get(
                "a bar that was clicked",
                () -> {
                    browser.click("explore-panel canvas");
                    return hash().contains("region=");
                },
                gone -> gone);
        ready();
        assertTrue(hash().contains("by=city"), hash());
        quiet();
    }

    @Test
    void whatAnAddressAsksInVainIsNamed() {
        explore("kpi=response_rate&by=category", "en");
        assertTrue(browser.text(".page-says").contains("by"), browser.text(".page-says"));
        quiet();
    }

    private static String hash() {
        return (String) browser.run("return location.hash");
    }

    private static void follow(String name) {
        String before = hash();
        browser.until(
                "const link = [...document.querySelectorAll('explore-panel tbody th a')].find(a => a.innerText === arguments[0]);"
                        + " link?.click(); return link !== undefined",
                name);
        browser.until("return location.hash !== arguments[0]", before);
        ready();
    }
}
