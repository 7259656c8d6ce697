package dev.manyi.reports.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.AtOnce;
import dev.manyi.reports.DemoReport;
import dev.manyi.reports.Machine;
import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Definition;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Logo;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final Locale CHINESE = DemoReport.CHINESE;

    @Test
    void everyNumberOfTheModelIsThereWithEveryDigit() throws IOException {
        everyNumberIsThere(FullReport.in(CHINESE));
        everyNumberIsThere(FullReport.in(Locale.ENGLISH));
    }

    private static void everyNumberIsThere(Report report) throws IOException {
        String page = page(report);
        for (Highlight highlight : report.summary().highlights()) {
            assertFigure(page, highlight.figure(), report.language());
            highlight
                    .changes()
                    .forEach(change -> assertContains(
                            page,
                            FigureFormat.difference(
                                    change.difference().value(),
                                    change.difference().format(),
                                    report.language())));
        }
        report.sections().stream().flatMap(section -> section.blocks().stream()).forEach(block -> {
            if (block instanceof Table table) {
                table.rows().stream()
                        .flatMap(List::stream)
                        .filter(FigureCell.class::isInstance)
                        .forEach(cell -> assertFigure(page, ((FigureCell) cell).figure(), report.language()));
            } else if (block instanceof Chart chart) {
                chart.series().stream()
                        .flatMap(series -> series.values().stream())
                        .forEach(value -> assertFigure(
                                page, new Figure(value, chart.format(), 1, null, null), report.language()));
            }
        });
        String data = page.substring(page.indexOf("application/json"));
        report.drill().levels().stream()
                .flatMap(level -> level.rows().stream())
                .forEach(row -> assertContains(data, "\"name\":\"" + row.name() + "\""));
        for (Definition definition : report.appendix().definitions()) {
            assertContains(page, definition.name(), definition.text());
        }
    }

    @Test
    void theChinesePageReadsLikeTheOthers() throws IOException {
        String page = page(FullReport.in(CHINESE));
        assertContains(page, "<html lang=\"zh-CN\">", "<title>服务绩效月报 2026年10月1日至10月31日</title>");
        assertContains(page, "<meta name=\"manyi-report\" content=\"M-2026-10-0001\">", "周期进行中", "12,845 条");
        assertContains(page, "<meta name=\"manyi-evidence\" content=\"812:9f86d081");
        assertContains(page, "95% 区间 40.9 至 44.1", "▲ +2.4 改善", "较去年同期</bdi> · 在误差范围内", "n = 3 · 样本少");
        assertContains(page, "显示 60 / 共 137", "来源：门店问卷</bdi> · n = 9,412", "附录：指标定义", "物流配送", "剔除 31 份重复问卷。");
    }

    @Test
    void nothingIsAskedForElsewhereAndOnlyItsOwnScriptRuns() throws Exception {
        String page = page(FullReport.in(CHINESE));
        assertFalse(Pattern.compile("(?:src|href)=\"(?!#|data:)").matcher(page).find(), "asks for something");
        assertFalse(page.contains("url(h") || page.contains("@import"), "asks for something");
        assertFalse(Pattern.compile("<[^>]+ (?:style|on\\w+)=").matcher(page).find(), "inline");
        String policy = between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\">");
        assertContains(policy, "default-src &#39;none&#39;", hash(between(page, "<style>", "</style>")));
        assertContains(policy, hash(between(page, "<script type=\"module\">", "</script>")));
        assertEquals(1, count(page, "<style>"));
        assertEquals(2, count(page, "<script"));
    }

    @Test
    void theSameReportIsTheSameBytesOnAnyMachine() throws Exception {
        byte[] one = Machine.in("Asia/Shanghai", "zh-CN", () -> bytes(FullReport.in(CHINESE)));
        byte[] other = Machine.in("America/St_Johns", "ar-EG", () -> bytes(FullReport.in(CHINESE)));
        assertArrayEquals(one, other);
        assertTrue(one.length < 400_000, "one can mail it: " + one.length);
    }

    @Test
    void eightAtOnceAreAsOneAlone() throws Exception {
        AtOnce.eachIsAsMadeAlone(HtmlReportTest::bytes);
    }

    @Test
    void idsAreUniqueAndEveryReferenceLeadsSomewhere() throws IOException {
        String page = page(FullReport.in(CHINESE));
        List<String> ids = all(page, " id=\"([^\"]+)\"");
        assertEquals(ids.size(), new TreeSet<>(ids).size(), ids.toString());
        var referred = new ArrayList<>(all(page, "href=\"#([^\"]+)\""));
        referred.addAll(all(page, "aria-labelledby=\"([^\"]+)\""));
        referred.addAll(all(page, "url\\(#([^)]+)\\)"));
        assertTrue(referred.size() > 20);
        referred.forEach(id -> assertTrue(ids.contains(id), id));
    }

    @Test
    void theLogoIsPartOfThePage() throws IOException {
        Report demo = DemoReport.in(CHINESE);
        Cover c = demo.cover();
        for (String type : List.of("image/png", "image/svg+xml")) {
            var cover = new Cover(
                    c.organisation(),
                    c.title(),
                    c.scope(),
                    c.period(),
                    c.sampleSize(),
                    c.generatedAt(),
                    c.dataAsOf(),
                    c.zone(),
                    c.reportNumber(),
                    c.evidenceHead(),
                    false,
                    new Logo(type, "iVBORw0KGgo="));
            var report = new Report(
                    "monthly",
                    CHINESE,
                    cover,
                    demo.summary(),
                    demo.sections(),
                    demo.appendix(),
                    FullReport.in(CHINESE).drill());
            if (type.equals("image/png")) {
                assertContains(page(report), "src=\"data:image/png;base64,iVBORw0KGgo=\"");
                assertFalse(page(report).contains("class=\"running\""));
            } else {
                assertThrows(IllegalArgumentException.class, () -> page(report));
            }
        }
    }

    private static void assertFigure(String page, Figure figure, Locale language) {
        if (figure.value() != null) {
            String text = FigureFormat.text(figure.value(), figure.format(), language);
            assertContains(page, "value=\"" + Numbers.digits(figure.value()) + "\">" + text + "</data>");
        }
        if (figure.hasInterval()) {
            assertContains(page, FigureFormat.text(figure.low(), figure.format(), language));
            assertContains(page, FigureFormat.text(figure.high(), figure.format(), language));
        }
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "&#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;";
    }

    private static String between(String text, String from, String to) {
        int begin = text.indexOf(from) + from.length();
        return text.substring(begin, text.indexOf(to, begin));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String page(Report report) throws IOException {
        return new String(bytes(report), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Report report) throws IOException {
        var out = new ByteArrayOutputStream();
        HtmlReport.write(report, out);
        return out.toByteArray();
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), "\"" + part + "\" in:\n" + text);
        }
    }
}
