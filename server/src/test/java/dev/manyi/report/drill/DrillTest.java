package dev.manyi.report.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.report.ReportBench;
import dev.manyi.reports.model.Drill;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.TextCell;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrillTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));

    private static Drill drill(ReportBench bench, String language) {
        return bench.report("2026-10", language).drill();
    }

    private static Double value(Drill.Row row, int measure) {
        return assertInstanceOf(FigureCell.class, row.cells().get(measure))
                .figure()
                .value();
    }

    @Test
    void aReportWithoutADrillHasNone() {
        try (ReportBench bench = new ReportBench()) {
            assertTrue(drill(bench, "en").isEmpty());
        }
    }

    /** Shanghai lies in both regions: each region has its own part of it, and each store stands below its own. */
    @Test
    void eachRowBelongsToTheRowAboveAndHasTheEnginesValue() {
        try (ReportBench bench = new ReportBench()
                .drill(
                        List.of(Dimension.REGION, Dimension.CITY, Dimension.STORE),
                        List.of("csat_score", "responses"),
                        Grain.WEEK)) {
            bench.region("EAST", "A", "B");
            bench.region("WEST", "C");
            bench.kpis.sql("UPDATE store SET city = '上海/浦东'");
            bench.answers("2026-10", "A", 5, 3);
            bench.answers("2026-10", "B", 3, 2);
            bench.answers("2026-10", "C", 1, 1);
            bench.answers("2026-10", "D", 4, 1);
            Drill drill = drill(bench, "zh-CN");
            assertEquals(List.of("满意度得分", "答卷数"), drill.measures());
            assertEquals(
                    List.of("大区", "城市", "门店"),
                    drill.levels().stream().map(Drill.Level::name).toList());
            List<Drill.Row> regions = drill.levels().get(0).rows();
            assertEquals(
                    List.of("EAST", "WEST", "（未填）"),
                    regions.stream().map(Drill.Row::name).toList());
            List<Drill.Row> cities = drill.levels().get(1).rows();
            assertEquals(3, cities.size());
            assertEquals(
                    List.of("EAST", "WEST", ""),
                    cities.stream().map(Drill.Row::parent).toList());
            assertEquals(
                    List.of(5.0, 1.0, 1.0),
                    cities.stream().map(row -> value(row, 1)).toList());
            List<Drill.Row> stores = drill.levels().get(2).rows();
            assertEquals(
                    List.of("A", "B", "C", "D"),
                    stores.stream().map(Drill.Row::name).toList());
            Map<String, Double> scores = bench.kpis.by(Dimension.STORE, "csat_score", OCTOBER);
            stores.forEach(row -> assertEquals(scores.get(row.name()), value(row, 0), row.name()));
            assertEquals(cities.get(0).key(), stores.get(0).parent());
            assertEquals(cities.get(0).key(), stores.get(1).parent());
            assertEquals(cities.get(1).key(), stores.get(2).parent());
            assertEquals(cities.get(2).key(), stores.get(3).parent());
        }
    }

    /** The 15th lies in the week from the 12th; of the week that ends on 1 November, when the report is made, not all is over. */
    @Test
    void aCurveHasTheWholeStepsAndGapsBetween() {
        try (ReportBench bench = new ReportBench().drill(List.of(Dimension.STORE), List.of("csat_score"), Grain.WEEK)) {
            bench.answers("2026-10", "A", 5, 3);
            Drill drill = drill(bench, "en");
            assertEquals(List.of("2026-09-28", "2026-10-05", "2026-10-12", "2026-10-19"), drill.steps());
            assertEquals(
                    Arrays.asList(null, null, 100.0, null),
                    drill.levels().get(0).rows().get(0).curve());
            assertNull(drill.levels().get(0).rows().get(0).parent());
        }
    }

    @Test
    void nobodySeesWhatIsNotTheirs() {
        try (ReportBench bench = new ReportBench()
                .drill(List.of(Dimension.REGION, Dimension.STORE), List.of("csat_score"), Grain.MONTH)
                .seenBy(Scope.of(Set.of(), Set.of("A")))) {
            bench.region("EAST", "A", "B");
            bench.region("WEST", "C");
            bench.answers("2026-10", "A", 5, 3);
            bench.answers("2026-10", "B", 1, 3);
            bench.answers("2026-10", "C", 1, 3);
            Drill drill = drill(bench, "en");
            assertEquals(List.of("2026-10"), drill.steps());
            assertEquals(1, drill.levels().get(0).rows().size());
            assertEquals(100.0, value(drill.levels().get(0).rows().get(0), 0));
            assertEquals(
                    List.of("A"),
                    drill.levels().get(1).rows().stream().map(Drill.Row::name).toList());
            assertEquals(1, drill.levels().get(1).total());
        }
    }

    /** Four answers about E1 are too few, and E2 would tell them. */
    @Test
    void smallGroupsAreNotTold() {
        try (ReportBench bench = new ReportBench(new Disclosure(5, true))
                .drill(List.of(Dimension.STORE, Dimension.EMPLOYEE), List.of("csat_score"), Grain.MONTH)) {
            bench.kpis.responses("""
                    store | submitted_at     | csat | employee
                    A     | 2026-10-15T10:00 | 5    | E1
                    A     | 2026-10-15T10:00 | 5    | E1
                    A     | 2026-10-15T10:00 | 4    | E2
                    A     | 2026-10-15T10:00 | 4    | E2
                    A     | 2026-10-15T10:00 | 4    | E2
                    A     | 2026-10-15T10:00 | 4    | E2
                    A     | 2026-10-15T10:00 | 4    | E2
                    """);
            Drill.Level people = drill(bench, "en").levels().get(1);
            Drill.Row first = people.rows().get(0);
            assertEquals("E1", first.name());
            assertEquals(
                    "fewer than 5, not shown",
                    assertInstanceOf(TextCell.class, first.cells().get(0)).text());
            assertEquals(Arrays.asList((Double) null), first.curve());
        }
    }

    /** 2,001 stores: the file holds 2,000 of them and says so. */
    @Test
    void aLongLevelIsCutAndSaysSo() {
        try (ReportBench bench = new ReportBench().drill(List.of(Dimension.STORE), List.of("responses"), Grain.MONTH)) {
            StringBuilder table = new StringBuilder("store | submitted_at | csat\n");
            for (int i = 0; i < 2_001; i++) {
                table.append("S%04d | 2026-10-15T10:00 | 5\n".formatted(i));
            }
            bench.kpis.responses(table.toString());
            Drill.Level stores = drill(bench, "en").levels().get(0);
            assertEquals(2_000, stores.rows().size());
            assertEquals(2_001, stores.total());
        }
    }
}
