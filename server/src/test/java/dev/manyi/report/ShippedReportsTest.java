package dev.manyi.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.fact.Category;
import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.Employee;
import dev.manyi.fact.Region;
import dev.manyi.fact.Store;
import dev.manyi.fact.Target;
import dev.manyi.kpi.Dimension;
import dev.manyi.report.request.Focus;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Scale;
import dev.manyi.reports.model.Table;
import dev.manyi.testing.KpiBench;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reports that ship, on a chain of two stores whose numbers are worked out by hand. */
class ShippedReportsTest {
    private static final Locale ENGLISH = Locale.ENGLISH;
    private static KpiBench bench;
    private static ReportBench reports;

    @BeforeAll
    static void facts() {
        bench = chain();
        reports = new ReportBench(bench);
    }

    /** Two stores, an employee each, in October 2026 and a little before. */
    static KpiBench chain() {
        KpiBench bench = new KpiBench("Asia/Shanghai");
        DimensionQueries dimensions = new DimensionQueries(bench.db().database());
        KpiBench.await(dimensions.saveRegions(List.of(new Region("EAST", "East"))));
        KpiBench.await(dimensions.saveStores(List.of(
                new Store("S1", "Lake", "EAST", null, null, null, null),
                new Store("S2", "Hill", "EAST", null, null, null, null))));
        KpiBench.await(dimensions.saveCategories(
                List.of(new Category("REFUND", "Refund", null), new Category("DELIVERY", "Delivery", null))));
        KpiBench.await(dimensions.saveEmployees(List.of(
                new Employee("E1", "Li Wei", "S1", "reception"), new Employee("E2", "Zhang Min", "S2", "reception"))));
        KpiBench.await(dimensions.saveTargets(
                List.of(new Target("csat_score", "all", null, YearMonth.parse("2026-01"), 70.0))));
        bench.responses("""
                submitted_at     | store | channel | category | employee | csat | nps | ratings.attitude | ratings.clarity | ratings.value
                2026-10-05T09:00 | S1    | app     | REFUND   | E1       | 5    | 10  | 5                | 4               | 3
                2026-10-06T09:00 | S1    | app     | REFUND   | E1       | 4    | 9   | 5                | 4               | 1
                2026-10-13T09:00 | S2    | phone   | DELIVERY | E2       | 2    | 3   | 2                | 3               | 4
                2026-09-10T09:00 | S1    | app     | REFUND   | E1       | 3    | 8   | 4                | 4               | 4
                """);
        bench.tickets("""
                store | kind         | category | channel | employee | opened_at        | first_response_at | resolved_at      | closed_at
                S1    | complaint    | REFUND   | app     | E1       | 2026-10-05T09:00 | 2026-10-05T09:10  | 2026-10-05T11:00 | 2026-10-05T18:00
                S1    | complaint    | REFUND   | phone   | E1       | 2026-10-06T09:00 | 2026-10-06T10:00  | 2026-10-08T09:00 | 2026-10-10T09:00
                S2    | complaint    | DELIVERY | phone   | E2       | 2026-10-07T09:00 | 2026-10-07T09:20  | 2026-10-07T12:00 | 2026-10-08T09:00
                S2    | consultation | DELIVERY | app     | E2       | 2026-10-08T09:00 | 2026-10-08T09:20  | 2026-10-08T10:00 | 2026-10-08T11:00
                """);
        return bench;
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static Report monthly(Locale language) {
        return reports.report("monthly", "2026-10", Scope.ALL, Optional.empty(), language);
    }

    @ParameterizedTest
    @CsvSource({
        "monthly, 2026-10",
        "quarterly, 2026-Q4",
        "half_year, 2026-H2",
        "topic, 2026-10",
        "staff, 2026-10",
        "complaints, 2026-10"
    })
    void everyReportIsBuiltInBothLanguagesWithTheSameNumbers(String name, String period) {
        Scope scope = name.equals("staff") ? Scope.of(Set.of("EAST"), Set.of()) : Scope.ALL;
        Optional<Focus> focus = name.equals("topic") ? Optional.of(channel("app")) : Optional.empty();
        Report chinese = reports.report(name, period, scope, focus, Locale.SIMPLIFIED_CHINESE);
        Report english = reports.report(name, period, scope, focus, ENGLISH);
        assertEquals(numbers(english), numbers(chinese));
        for (Report report : List.of(chinese, english)) {
            assertFalse(report.sections().isEmpty());
            report.sections().forEach(section -> assertFalse(section.blocks().isEmpty(), section.title()));
            ReportBench.blocks(report).forEach(ShippedReportsTest::namesItsSource);
        }
    }

    private static List<List<Double>> numbers(Report report) {
        return ReportBench.blocks(report)
                .filter(Chart.class::isInstance)
                .flatMap(chart -> ((Chart) chart).series().stream())
                .map(series -> series.values())
                .toList();
    }

    private static void namesItsSource(Block block) {
        if (block instanceof Table table) {
            assertFalse(table.source().isBlank(), table.title());
        }
        if (block instanceof Chart chart) {
            assertFalse(chart.source().isBlank(), chart.title());
        }
    }

    /** (5 + 4 + 2) / 3 answers is 3.67, on the scale of 0 to 100 that is 66.67; September's 3 is 50. The target is 70. */
    @Test
    void overviewHoldsValuesAgainstTheMonthBeforeAndTheTarget() {
        List<Object> row = ReportBench.rows(ReportBench.table(monthly(ENGLISH), "Customer satisfaction")).stream()
                .filter(cells -> cells.get(0).equals("Satisfaction score"))
                .findFirst()
                .orElseThrow();
        assertEquals(66.67, (double) row.get(1), 0.01);
        assertEquals(3.0, row.get(2));
        assertEquals(50.0, (double) row.get(5), 1e-9);
        assertEquals(70.0, row.get(8));
        assertEquals("missed", row.get(9));
    }

    /** Week 5–11 October holds 5 and 4, week 12–18 holds 2. The last week of October is cut by the month's end. */
    @Test
    void storesStandSideBySideInTheWholeWeeks() {
        Table table = ReportBench.table(monthly(ENGLISH), "Satisfaction score of stores by week");
        assertEquals(
                List.of("Store", "10-05", "10-12", "This period", "n"),
                table.columns().stream().map(column -> column.title()).toList());
        assertEquals(
                List.of(List.of("Lake", 87.5, "–", 87.5, 2.0), List.of("Hill", "–", 25.0, 25.0, 1.0)),
                ReportBench.rows(table));
    }

    /** Attitude (5 + 5 + 2) / 3, clarity (4 + 4 + 3) / 3, value (3 + 1 + 4) / 3. */
    @Test
    void radarShowsTheGapToFullMarks() {
        Report report = monthly(ENGLISH);
        Chart radar = ReportBench.chart(report, "Ratings and their gap to full marks");
        assertEquals(Kind.RADAR, radar.kind());
        assertEquals(new Scale(1.0, 5.0, null), radar.scale());
        assertEquals(List.of(4.0, 11 / 3.0, 8 / 3.0), radar.series().get(0).values());
        assertEquals(
                1.0,
                (double) ReportBench.rows(ReportBench.table(report, "Ratings and their gap to full marks"))
                        .get(0)
                        .get(2),
                1e-9);
    }

    @Test
    void distributionCountsEachScoreFromTheHighest() {
        Table table = ReportBench.table(monthly(ENGLISH), "How often each satisfaction score was given");
        assertEquals(
                List.of(1.0, 1.0, 0.0, 1.0, 0.0),
                ReportBench.rows(table).stream().map(row -> row.get(1)).toList());
        assertEquals(3, table.n());
    }

    /** Received within 30 minutes: the first and the third complaint. Closed within 48 hours: the same. */
    @Test
    void complaintStepsStandWithTheirTime() {
        List<List<Object>> rows =
                ReportBench.rows(ReportBench.table(monthly(ENGLISH), "Complaint steps taken in time"));
        assertEquals(5, rows.size());
        assertEquals(1800.0, rows.get(0).get(1));
        assertEquals(2 / 3.0, (double) rows.get(0).get(2), 1e-9);
        assertEquals(172_800.0, rows.get(4).get(1));
        assertEquals(2 / 3.0, (double) rows.get(4).get(2), 1e-9);
    }

    @Test
    void complaintsAreBrokenDownByTypeWithShares() {
        List<List<Object>> rows = ReportBench.rows(ReportBench.table(monthly(ENGLISH), "What complaints are about"));
        assertEquals(List.of(List.of("Refund", 2.0, 2 / 3.0), List.of("Delivery", 1.0, 1 / 3.0)), rows);
    }

    @Test
    void aRankingLeavesOutWhoHasTooFewAndSaysSo() {
        Report report = monthly(ENGLISH);
        String few = ": 2 groups rest on fewer than 15 facts and are not ranked.";
        assertTrue(notes(report).contains("Stores with the highest satisfaction score" + few), notes(report)::toString);
        assertTrue(ReportBench.blocks(report)
                .noneMatch(
                        block -> block instanceof Table table && table.title().startsWith("Stores with")));
    }

    @Test
    void theTargetIsALineInTheTrend() {
        assertEquals(
                Scale.towards(70.0),
                ReportBench.chart(monthly(ENGLISH), "Satisfaction score by day").scale());
        assertEquals(
                Scale.FREE,
                ReportBench.chart(monthly(ENGLISH), "Complaints by day").scale());
    }

    /** Only what came by app; touchpoints and stores by it; the channels, of which there is one, are left out. */
    @Test
    void aTopicIsAboutItsFocusOnly() {
        Report report = reports.report("topic", "2026-10", Scope.ALL, Optional.of(channel("app")), ENGLISH);
        assertEquals("App · scope", report.cover().scope());
        assertEquals(2, report.cover().sampleSize());
        assertEquals(
                List.of(List.of("Refund", 1.0, 1.0)),
                ReportBench.rows(ReportBench.table(report, "What complaints are about")));
        assertTrue(ReportBench.blocks(report)
                .noneMatch(
                        block -> block instanceof Table table && table.title().equals("By channel")));
    }

    /** Touchpoints are named by answers alone: what is about tickets says so instead of showing those of all touchpoints. */
    @Test
    void whatTheFocusCanNotCutSaysSo() {
        Focus focus = new Focus(Dimension.TOUCHPOINT, "T", List.of("T"), "Checkout");
        Report report = reports.report("topic", "2026-10", Scope.ALL, Optional.of(focus), ENGLISH);
        assertTrue(notes(report)
                .contains(
                        "Complaints over time: can not be told for what this report is about, because the facts do not"
                                + " name it."));
    }

    /** Li Wei is rated 5, 4 and 2: attitude is a strength, value is what to work on. */
    @Test
    void staffHaveStrengthsAndWeakPoints() {
        Report report = reports.report("staff", "2026-10", Scope.of(Set.of(), Set.of("S1")), Optional.empty(), ENGLISH);
        Table table = ReportBench.table(report, "Stars, strengths and weakest points");
        List<Object> row = ReportBench.rows(table).get(0);
        assertEquals(1, table.shown());
        assertEquals("Li Wei", row.get(0));
        assertEquals("Rating: Attitude 5.00; Rating: Clarity 4.00", row.get(4));
        assertEquals("Rating: Value 2.00", row.get(5));
    }

    @Test
    void theNoticeNamesNobody() {
        Report report = reports.report("complaints", "2026-10", Scope.ALL, Optional.empty(), ENGLISH);
        String everything = report.toString();
        assertFalse(everything.contains("Li Wei") || everything.contains("Zhang Min"), everything);
        Chart pie = ReportBench.chart(report, "Complaints by channel");
        assertEquals(Kind.PIE, pie.kind());
        assertEquals(List.of(2.0, 1.0), pie.series().get(0).values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarterly | 2026-10 | period | \"2026-10\" is no period of the report quarterly; accepted are quarter (2026-Q3)",
                "staff | 2026-10 | scope | the report staff is made for regions or stores; name some",
                "topic | 2026-10 | focus | the report topic is about one of store, region, city, category, category_group, business, channel, touchpoint, survey, tier; name its code",
            })
    void whatAReportIsNotMadeForIsRefused(String name, String period, String field, String message) {
        ReportRequest.NotAccepted refused = assertThrows(
                ReportRequest.NotAccepted.class,
                () -> reports.report(name, period, Scope.ALL, Optional.empty(), ENGLISH));
        assertEquals(field, refused.field());
        assertEquals(message, refused.getMessage());
    }

    static Focus channel(String code) {
        return new Focus(Dimension.CHANNEL, code, List.of(code), "App");
    }

    private static List<String> notes(Report report) {
        return ReportBench.blocks(report)
                .filter(Note.class::isInstance)
                .map(note -> ((Note) note).text())
                .toList();
    }
}
