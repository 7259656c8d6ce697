package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.KpiParts;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.report.template.Piece;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.report.template.ReportTemplates;
import dev.manyi.surfaces.Kpis.Kpi;
import dev.manyi.surfaces.Kpis.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** API, workbook, PDF and metrics say the same number to the last digit; {@link PageTest} adds the page. */
class SameNumberTest {
    private static final ReportTemplate MONTHLY = ReportTemplates.load(
                    Optional.empty(), KpiParts.catalogue(RulesReader.shipped()))
            .named("monthly")
            .orElseThrow();
    /** The KPIs of its tables of KPIs. */
    static final List<String> SHOWN = MONTHLY.sections().stream()
            .flatMap(part -> part.blocks().stream())
            .filter(Piece.Overview.class::isInstance)
            .flatMap(piece -> piece.kpis().stream())
            .toList();

    /** The chapters that show KPIs in another way, with other columns. */
    private static final List<String> OTHERWISE = MONTHLY.sections().stream()
            .filter(part -> part.blocks().stream().noneMatch(Piece.Overview.class::isInstance))
            .flatMap(part -> Stream.of(part.title().chinese(), part.title().english()))
            .toList();

    private static final int TILES_IN_A_ROW = 3;
    private static LiveServer server;
    private static Kpis kpis;

    @BeforeAll
    static void start() {
        server = LiveServer.withFacts();
        kpis = new Kpis(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"'',zh-CN", "'',en", "EAST,zh-CN", "EAST,en", "QUIET,zh-CN", "QUIET,en"})
    void reportSaysWhatTheApiSays(String region, Locale language) {
        Map<String, Value> values = kpis.values(region);
        BuiltReport report = BuiltReport.monthly(server, region, language.toLanguageTag());
        List<Workbook.Row> cells = report.workbook().rows();
        List<String> lines = report.pdfLines();
        for (String id : SHOWN) {
            cellsAre(kpis.get(id), language, values.get(id), cells);
            lineIs(kpis.get(id), language, values.get(id), lines);
        }
        tilesAre(language, values, lines);
    }

    /** In the overview and, for a headline, in the summary: value, n and both ends of the interval. */
    private static void cellsAre(Kpi kpi, Locale language, Value value, List<Workbook.Row> rows) {
        List<Workbook.Row> found = rows.stream()
                .filter(row -> kpi.name(language).equals(row.text(0)) && row.text(1) == null)
                .filter(row -> !OTHERWISE.contains(row.sheet()))
                .toList();
        assertEquals(MONTHLY.headline().contains(kpi.id()) ? 2 : 1, found.size(), kpi.id());
        for (Workbook.Row row : found) {
            Double n = row.number(2);
            assertNotNull(n, kpi.id());
            assertEquals(
                    value, new Value(row.number(1), n.longValue(), row.number(3), row.number(4)), kpi + " in " + row);
        }
    }

    private static void lineIs(Kpi kpi, Locale language, Value value, List<String> lines) {
        String name = kpi.name(language);
        String numbers = String.join(
                " ",
                kpi.text(value.value(), language),
                kpis.get("responses").text((double) value.n(), language),
                kpi.text(value.low(), language),
                kpi.text(value.high(), language));
        assertTrue(
                IntStream.range(0, lines.size() - 1).anyMatch(i -> says(lines, i, name, numbers)),
                () -> name + " " + numbers + "\nnot in\n" + String.join("\n", lines));
    }

    /** A row of a table: the numbers stand beside the name, or beside its first line where it takes two. */
    private static boolean says(List<String> lines, int at, String name, String numbers) {
        int cut = lines.get(at).indexOf(" " + numbers + " ");
        if (cut < 0) {
            return false;
        }
        String begun = lines.get(at).substring(0, cut);
        return name.equals(begun)
                || name.startsWith(begun + " ") && lines.get(at + 1).startsWith(name.substring(begun.length() + 1));
    }

    /** The summary prints its tiles in rows: a line of names, then a line of numbers. */
    private static void tilesAre(Locale language, Map<String, Value> values, List<String> lines) {
        List<String> headline = MONTHLY.headline();
        for (int i = 0; i < headline.size(); i += TILES_IN_A_ROW) {
            List<Kpi> row = headline.subList(i, Math.min(headline.size(), i + TILES_IN_A_ROW)).stream()
                    .map(kpis::get)
                    .toList();
            String names = row.stream().map(kpi -> kpi.name(language)).collect(Collectors.joining(" "));
            String numbers = row.stream()
                    .map(kpi -> kpi.text(values.get(kpi.id()).value(), language))
                    .collect(Collectors.joining(" "));
            int at = lines.indexOf(names);
            assertTrue(at >= 0, () -> names + "\nnot in\n" + lines);
            assertEquals(numbers, lines.get(at + 1));
        }
    }

    @Test
    void rankingOfRegionsIsTheGroupedAnswer() {
        List<Kpis.Row> answered = kpis.rows("&by=region&sort=-csat_score");
        List<Workbook.Row> sheet = BuiltReport.monthly(server, "", "zh-CN").workbook().rows().stream()
                .filter(row -> row.sheet().equals("大区"))
                .toList();
        int head = IntStream.range(0, sheet.size())
                .filter(i -> "大区".equals(sheet.get(i).text(0))
                        && sheet.get(i).cells().size() > 1)
                .findFirst()
                .orElseThrow();
        assertEquals(3, answered.size());
        for (int i = 0; i < answered.size(); i++) {
            Workbook.Row row = sheet.get(head + 1 + i);
            assertEquals(answered.get(i).name(), row.text(0));
            for (String id : List.of("csat_score", "nps", "responses", "complaints", "first_contact_resolution")) {
                int column = column(sheet.get(head), kpis.get(id).name(Locale.SIMPLIFIED_CHINESE));
                assertEquals(answered.get(i).values().get(id).value(), row.number(column), id + " in " + row);
            }
        }
    }

    private static int column(Workbook.Row head, String title) {
        return head.cells().entrySet().stream()
                .filter(cell -> cell.getValue().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " is no head of " + head))
                .getKey();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EAST", "WEST", "QUIET"})
    void metricsSayWhatTheApiSays(String region) {
        Map<String, Value> values = kpis.values(region);
        assertTrue(values.size() >= SHOWN.size());
        // A scrape may fall into a refresh: each gauge is replaced on its own.
        Eventually.get(
                "metrics that say " + values,
                () -> new Scrape(server.metrics()),
                scrape -> values.entrySet().stream()
                        .allMatch(entry -> says(scrape, entry.getKey(), region, entry.getValue())));
    }

    private static boolean says(Scrape scrape, String id, String region, Value value) {
        Double expected = value.value() == null ? Double.valueOf(Double.NaN) : value.value();
        return expected.equals(scrape.value(id, region))
                && Double.valueOf(value.n()).equals(scrape.samples(id, region));
    }

    /** What the other tests compare must not be all the same, or all empty. */
    @Test
    void factsCoverWhatIsCompared() {
        Map<String, Value> all = kpis.values("");
        for (String id : SHOWN) {
            boolean neverRated = List.of("rating_follow_up", "rating_value").contains(id);
            assertEquals(neverRated, all.get(id).value() == null, id);
        }
        assertEquals(new Value(null, 0, null, null), kpis.values("QUIET").get("ces_mean"));
        assertEquals(new Value(null, 0, null, null), kpis.values("QUIET").get("closure_48h"));
        assertEquals(421, all.get("responses").n());
        assertEquals(307, all.get("tickets").n());
    }
}
