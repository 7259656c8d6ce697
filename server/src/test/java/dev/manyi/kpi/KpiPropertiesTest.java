package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.ingest.Outcome;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.measure.Subject;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold for any facts: seeded random ones of all kinds on the real database. */
class KpiPropertiesTest {
    private static final Range ALL = new Range(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-11-01"));
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        new RandomFacts(3, KpiBench.AS_OF).fill(bench, 1_500);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void anyOrderOfTheSameFactsGivesTheSameKpisToTheLastDigit() {
        assertEquals(inOrder(1), inOrder(2));
    }

    private static Map<String, Estimate> inOrder(int order) {
        try (KpiBench ordered = new KpiBench("Asia/Shanghai")) {
            List<Fact> facts = new RandomFacts(1, KpiBench.AS_OF).facts(300);
            Collections.shuffle(facts, new Random(order));
            int cut = 137 * order;
            for (List<Fact> part : List.of(facts.subList(0, cut), facts.subList(cut, facts.size()))) {
                part.stream()
                        .collect(Collectors.groupingBy(FactKind::of))
                        .values()
                        .forEach(ordered::write);
            }
            return everything(ordered);
        }
    }

    @Test
    void sentTwiceIsOnceAndACorrectionMovesTheKpi() {
        try (KpiBench again = new KpiBench("Asia/Shanghai")) {
            Map<FactKind, List<Fact>> facts =
                    new RandomFacts(2, KpiBench.AS_OF).facts(200).stream().collect(Collectors.groupingBy(FactKind::of));
            facts.values()
                    .forEach(kind -> assertEquals(kind.size(), again.write(kind).accepted()));
            Map<String, Estimate> before = everything(again);
            facts.values()
                    .forEach(kind -> assertEquals(kind.size(), again.write(kind).duplicate()));
            assertEquals(before, everything(again));

            again.responses("external_id | submitted_at | csat\n one | 2026-10-05T10:00 | 1");
            double low = again.value("csat_mean", ALL).value();
            Outcome corrected = again.responses("external_id | submitted_at | csat\n one | 2026-10-05T10:00 | 5");
            assertEquals(1, corrected.updated());
            long n = again.value("csat_mean", ALL).n();
            assertEquals(low + 4.0 / n, again.value("csat_mean", ALL).value(), 1e-12);
        }
    }

    @Test
    void aCorrectionOfTheStoreMovesTheFactAndNeverDoublesIt() {
        try (KpiBench moved = new KpiBench("Asia/Shanghai")) {
            moved.tickets("external_id | store | opened_at\n t1 | A | 2026-10-05T10:00\n t2 | A | 2026-10-05T10:00");
            assertEquals(
                    1,
                    moved.tickets("external_id | store | opened_at\n t1 | B | 2026-10-05T10:00")
                            .updated());
            assertEquals(Map.of("A", 1.0, "B", 1.0), moved.by(Dimension.STORE, "tickets", ALL));
        }
    }

    @Test
    void groupsAndPeriodsAddUpToTheTotal() {
        // What a KPI of facts is over, is over it once: in one group of each dimension and in one period of each grain.
        for (Kpi kpi : kpis()) {
            if (kpi.formula().measures().stream().anyMatch(measure -> measure.subject() != Subject.FACT)) {
                continue;
            }
            KpiRequest question = bench.question(ALL, kpi.id());
            long total = bench.value(kpi.id(), ALL).n();
            assertTrue(total > 0 || kpi.id().startsWith("rating_"), kpi.id());
            for (Dimension by : Dimension.values()) {
                if (kpi.has(by)) {
                    assertEquals(total, n(question.by(by)), kpi.id() + " by " + by);
                }
            }
            for (Grain grain : List.of(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)) {
                assertEquals(total, n(question.grain(grain)), kpi.id() + " by " + grain);
            }
        }
    }

    /** Cut a second time, each row falls apart into cells that hold its facts once, for whoever asks. */
    @Test
    void theCellsAcrossAddUpToTheRow() {
        Random random = new Random(5);
        List<Dimension> dimensions = List.of(Dimension.values());
        int compared = 0;
        for (int i = 0; i < 40; i++) {
            Dimension by = dimensions.get(random.nextInt(dimensions.size()));
            Dimension across = dimensions.get(random.nextInt(dimensions.size()));
            String[] ids = kpis().stream()
                    .filter(kpi -> kpi.has(by) && kpi.has(across))
                    .filter(kpi ->
                            kpi.formula().measures().stream().allMatch(measure -> measure.subject() == Subject.FACT))
                    .map(Kpi::id)
                    .toArray(String[]::new);
            if (by == across || ids.length == 0) {
                continue;
            }
            Scope scope = random.nextBoolean() ? Scope.ALL : Scope.of(Set.of("EAST"), Set.of("S4"));
            KpiRequest question = KpiRequest.total(bench.question(ALL, ids).kpis(), ALL, scope, KpiBench.AS_OF)
                    .grain(random.nextBoolean() ? Grain.TOTAL : Grain.MONTH)
                    .by(by);
            Map<String, Long> rows = sums(question);
            assertEquals(rows, sums(question.across(across)), by + " across " + across + " in " + scope);
            compared += rows.size();
        }
        assertTrue(compared > 1_000, "rows compared: " + compared);
    }

    /** The n of each KPI in each row, summed over the cells of the row. */
    private static Map<String, Long> sums(KpiRequest question) {
        Map<String, Long> sums = new TreeMap<>();
        bench.answer(question)
                .rows()
                .forEach(row -> row.values()
                        .forEach((kpi, value) -> sums.merge(
                                row.period() + " " + row.key() + " " + kpi.id(),
                                value.estimate().n(),
                                Long::sum)));
        return sums;
    }

    @Test
    void theCellOfTwoDimensionsIsTheRowOfOneFilteredByTheOther() {
        for (Dimension across : List.of(Dimension.HOUR, Dimension.WEEKDAY, Dimension.CATEGORY, Dimension.TIER)) {
            String[] ids = kpis().stream()
                    .filter(kpi -> kpi.has(across) && kpi.has(Dimension.STORE))
                    .map(Kpi::id)
                    .toArray(String[]::new);
            KpiRequest question = bench.question(ALL, ids).by(Dimension.STORE);
            Map<String, List<KpiRow>> cells = bench.answer(question.across(across)).rows().stream()
                    .filter(row -> row.across() != null)
                    .collect(Collectors.groupingBy(KpiRow::across));
            assertTrue(cells.size() > 1, across + ": " + cells.keySet());
            String code =
                    cells.keySet().stream().sorted(across.order()).findFirst().orElseThrow();
            Map<String, Map<String, Estimate>> filtered =
                    bench.answer(question.filtered(Map.of(across, List.of(code)))).rows().stream()
                            .filter(row -> row.key() != null)
                            .collect(Collectors.toMap(KpiRow::key, KpiPropertiesTest::estimates));
            cells.get(code).stream()
                    .filter(row -> row.key() != null)
                    .forEach(row ->
                            assertEquals(estimates(row), filtered.get(row.key()), row.key() + " " + across + code));
        }
    }

    @Test
    void filteringByAGroupIsTheRowOfThatGroup() {
        for (Dimension by : Dimension.values()) {
            String[] ids =
                    kpis().stream().filter(kpi -> kpi.has(by)).map(Kpi::id).toArray(String[]::new);
            KpiRequest question = bench.question(ALL, ids).grain(Grain.MONTH);
            Map<String, List<KpiRow>> groups = bench.answer(question.by(by)).rows().stream()
                    .filter(row -> row.key() != null)
                    .collect(Collectors.groupingBy(KpiRow::key));
            groups.forEach((key, rows) -> {
                Map<LocalDate, Map<String, Estimate>> filtered =
                        bench.answer(question.filtered(Map.of(by, List.of(key)))).rows().stream()
                                .collect(Collectors.toMap(KpiRow::period, KpiPropertiesTest::estimates));
                rows.forEach(row ->
                        assertEquals(estimates(row), filtered.get(row.period()), by + " " + key + " " + row.period()));
            });
        }
    }

    @Test
    void askedTogetherIsAskedAlone() {
        String[] ids = kpis().stream().map(Kpi::id).toArray(String[]::new);
        Map<String, Estimate> together =
                estimates(bench.answer(bench.question(ALL, ids)).rows().get(0));
        together.forEach((kpi, estimate) -> assertEquals(bench.value(kpi, ALL), estimate, kpi));
    }

    @Test
    void aPeriodAmongOthersIsThePeriodAlone() {
        String[] ids = kpis().stream().map(Kpi::id).toArray(String[]::new);
        for (KpiRow row :
                bench.answer(bench.question(ALL, ids).grain(Grain.MONTH)).rows()) {
            Range alone = Range.month(row.period());
            assertEquals(
                    estimates(bench.answer(bench.question(alone, ids)).rows().get(0)),
                    estimates(row),
                    row.period().toString());
        }
    }

    /** Indices are held together by tests of their own. */
    private static List<Kpi> kpis() {
        return bench.kpis().stream()
                .filter(kpi -> !kpi.family().equals("index"))
                .toList();
    }

    private static long n(KpiRequest request) {
        return bench.answer(request).rows().stream()
                .flatMap(row -> row.values().values().stream())
                .mapToLong(value -> value.estimate().n())
                .sum();
    }

    private static Map<String, Estimate> estimates(KpiRow row) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        row.values().forEach((kpi, value) -> estimates.put(kpi.id(), value.estimate()));
        return estimates;
    }

    private static Map<String, Estimate> everything(KpiBench bench) {
        String[] ids = bench.kpis().stream()
                .filter(kpi -> kpi.has(Dimension.STORE))
                .map(Kpi::id)
                .toArray(String[]::new);
        Map<String, Estimate> values = new LinkedHashMap<>();
        bench.answer(bench.question(ALL, ids).by(Dimension.STORE))
                .rows()
                .forEach(row ->
                        row.values().forEach((kpi, value) -> values.put(row.key() + " " + kpi.id(), value.estimate())));
        values.put("freshness", bench.value("freshness", ALL));
        return values;
    }
}
