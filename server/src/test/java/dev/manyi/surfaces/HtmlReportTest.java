package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.KpiParts;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.report.template.ReportTemplates;
import dev.manyi.surfaces.Kpis.Kpi;
import dev.manyi.surfaces.Kpis.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a page, opened from disk in a browser: the API's numbers, and what one can do with them. */
class HtmlReportTest extends InBrowser {
    private static final ReportTemplate MONTHLY = ReportTemplates.load(
                    Optional.empty(), KpiParts.catalogue(RulesReader.shipped()))
            .named("monthly")
            .orElseThrow();
    private static final String ROW = """
            const row = [...document.querySelectorAll('.table-block tbody tr')]
              .find((one) => one.querySelector('th').innerText === arguments[0]);
            return [...row.querySelectorAll('td')].slice(0, 4).map((cell) => ({
              text: cell.firstElementChild.innerText.trim(), value: cell.querySelector('data')?.value ?? null}))
            """;
    private static final String TILE = """
            const tile = [...document.querySelectorAll('.tile')]
              .find((one) => one.querySelector('h3').innerText === arguments[0]);
            return {text: tile.querySelector('.headline').innerText.trim(), value: tile.querySelector('.headline data')?.value ?? null}
            """;
    private static final String SHOWN = """
            return [...document.querySelector(arguments[0]).querySelectorAll('tbody tr:not([hidden])')]
              .map((row) => row.querySelector('data')?.value ?? '–')
            """;

    @TempDir
    Path folder;

    @AfterEach
    void asUsual() {
        if (browser != null) {
            browser.withoutMotion("light");
            browser.size(1280, 1600);
        }
    }

    @ParameterizedTest
    @CsvSource({"'',zh-CN", "EAST,en", "QUIET,zh-CN"})
    void everyNumberIsTheApis(String region, Locale language) throws IOException {
        Kpis kpis = new Kpis(server);
        Map<String, Value> values = kpis.values(region);
        BuiltReport report = BuiltReport.monthly(server, region, language.toLanguageTag(), List.of("html"));
        show(report.file("html"));
        for (String id : SameNumberTest.SHOWN) {
            Kpi kpi = kpis.get(id);
            Value value = values.get(id);
            JsonArray cells = (JsonArray) browser.run(ROW, kpi.name(language));
            same(kpi, language, value.value(), cells.getJsonObject(0));
            same(kpis.get("responses"), language, (double) value.n(), cells.getJsonObject(1));
            same(kpi, language, value.low(), cells.getJsonObject(2));
            same(kpi, language, value.high(), cells.getJsonObject(3));
            if (MONTHLY.headline().contains(id)) {
                same(kpi, language, value.value(), (JsonObject) browser.run(TILE, kpi.name(language)));
            }
        }
        offlineAndQuiet();
        assertEquals(List.of(), Axe.findings(browser));
    }

    private static void same(Kpi kpi, Locale language, Double expected, JsonObject shown) {
        assertEquals(kpi.text(expected, language), shown.getString("text"), kpi.id());
        String digits = shown.getString("value");
        assertEquals(expected, digits == null ? null : (Double) Double.parseDouble(digits), kpi.id());
    }

    @Test
    void theFileIsGivenAsOneThatMustNotRunHere() {
        BuiltReport report = BuiltReport.monthly(server, "EAST", "en", List.of("html"));
        JsonObject file = report.job().getJsonArray("files").getJsonObject(0);
        HttpResponse<byte[]> answer = server.get(file.getString("url"), server.token());
        assertEquals("text/html", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename*=UTF-8''monthly-2026-10-en.html",
                answer.headers().firstValue("Content-Disposition").orElseThrow());
        String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none';") && policy.endsWith("; sandbox"), policy);
        assertTrue(answer.body().length < 1_000_000, "bytes: " + answer.body().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void tablesAreSortedAndFilteredByKeyboard(String language) throws IOException {
        show(DrillReport.page(Locale.forLanguageTag(language), "Store"));
        String table = "#s1-1";
        List<String> written = shown(table);
        browser.run("document.querySelector('#s1-1 th.number .sort').focus()");
        browser.press("\ue007");
        assertEquals("descending", browser.run("return document.querySelector('#s1-1 th.number').ariaSort"));
        browser.press("\ue007");
        List<String> ascending = shown(table);
        assertEquals("–", ascending.get(9), "what has no data stays last");
        assertEquals(
                ascending.subList(0, 9).stream()
                        .sorted((a, b) -> Double.compare(Double.valueOf(a), Double.valueOf(b)))
                        .toList(),
                ascending.subList(0, 9));
        assertEquals(
                written.stream().sorted().toList(), ascending.stream().sorted().toList());
        browser.type("#s1-1 input", "store 4");
        assertEquals(List.of(String.valueOf(DrillReport.score(0, 4))), shown(table));
        assertTrue(browser.text("#s1-1 [role=status]").matches(".*1.*10.*"));
        browser.type("#s1-1 input", "nowhere");
        assertEquals(List.of(), shown(table));
        offlineAndQuiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,全部,light,1280", "en,All,dark,390"})
    void oneGoesDownAndBack(String language, String all, String scheme, int width) throws IOException {
        browser.withoutMotion(scheme);
        browser.size(width, 1600);
        show(DrillReport.page(Locale.forLanguageTag(language), "Place"));
        assertEquals(3, shown("#drill .drill-list").size());
        browser.click("#drill tr[data-key=R1] .down");
        List<String> stores = IntStream.range(0, 10)
                .mapToObj(store -> DrillReport.score(1, store))
                .map(score -> score == null ? "–" : String.valueOf(score))
                .toList();
        assertEquals(stores, shown("#drill .drill-list"));
        assertEquals("Place 1", browser.text("#drill .trail [aria-current]"));
        assertEquals("Place 1", browser.run("return document.activeElement.innerText"), "the focus follows");
        assertTrue(browser.text(".drill-curve figcaption").startsWith("Place 1 · NPS"));
        browser.click("#drill tr[data-key=S13] th .link");
        assertTrue(browser.text(".drill-curve figcaption").startsWith("Place 13 · NPS"));
        assertEquals(
                List.of("37.75", "37.75"),
                ((JsonArray) browser.run(
                                "return [...document.querySelectorAll('.drill-curve data')].map((one) => one.value)"))
                        .getList());
        assertEquals(List.of(), Axe.findings(browser));
        browser.click("#drill .trail button");
        assertEquals(all, browser.text("#drill .trail"));
        browser.click("#drill .level:nth-child(2)");
        assertEquals(20, shown("#drill .drill-list").size());
        assertTrue(browser.text("#drill .drill-list .source").matches(".*20.*25.*"));
        assertEquals(
                true,
                browser.run("return document.documentElement.scrollWidth <= innerWidth"),
                "nothing sticks out sideways");
        offlineAndQuiet();
    }

    @Test
    void paperHasWhatIsFoldedAndRepeatsTheHeads() throws IOException {
        BuiltReport report = BuiltReport.monthly(server, "", "en", List.of("html"));
        show(report.file("html"));
        assertEquals(false, browser.run("return document.querySelector('details.fold').open"));
        List<String> words = texts("#appendix dt");
        assertTrue(words.size() >= MONTHLY.kpis().size(), words.toString());
        try (PDDocument pdf = Loader.loadPDF(browser.printed())) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            for (String word : words) {
                assertTrue(text.contains(word), word + " in " + text);
            }
            assertTrue(text.contains("1 / " + pdf.getNumberOfPages()), text);
            assertEquals(-1, text.indexOf("Numbers as a table"), "controls are not printed");
        }
        assertEquals(false, browser.run("return document.querySelector('details.fold').open"));
        show(DrillReport.page(Locale.ENGLISH, "Word"));
        try (PDDocument pdf = Loader.loadPDF(browser.printed())) {
            assertTrue(new PDFTextStripper().getText(pdf).contains("The last word of the appendix"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>document.title='run'</script>",
                "<img src=x onerror=document.title='run'>",
                "\" onmouseover=\"document.title='run'",
                "<!--<script>",
                "&lt;b&gt; {0} ${1} =1+1 ＝1",
                "\u202ereversed"
            })
    void whatPeopleWriteIsShownAsTheyWroteIt(String text) throws IOException {
        show(DrillReport.page(Locale.ENGLISH, text));
        assertEquals(text + " " + text, browser.run("return document.title"));
        assertEquals(text, browser.run("return document.querySelector('h1').textContent"));
        assertEquals(text + " 0", browser.run("return document.querySelector('#s1-1 tbody th').textContent"));
        assertEquals(
                text + " 0", browser.run("return document.querySelector('#drill .drill-list tbody th').textContent"));
        assertEquals(2, browser.run("return document.scripts.length + document.images.length"));
        offlineAndQuiet();
    }

    private void show(byte[] page) throws IOException {
        Path file = Files.write(folder.resolve("report.html"), page);
        browser.complaints();
        browser.go(file.toUri().toString());
    }

    private static void offlineAndQuiet() {
        quiet();
        assertEquals(
                new JsonArray(),
                browser.run("return performance.getEntriesByType('resource').map(({name}) => name)"),
                "asked for");
    }

    private static List<String> shown(String selector) {
        return ((JsonArray) browser.run(SHOWN, selector))
                .stream().map(String.class::cast).toList();
    }

    private static List<String> texts(String selector) {
        return ((JsonArray) browser.run(
                        "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", selector))
                .stream().map(String.class::cast).toList();
    }
}
