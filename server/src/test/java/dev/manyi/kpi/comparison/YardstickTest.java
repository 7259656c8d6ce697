package dev.manyi.kpi.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.KpiParts;
import dev.manyi.auth.Scope;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values held against targets, benchmarks and what they are part of: stores A and B in EAST, C in WEST, D nowhere. */
class YardstickTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        bench.responses("""
                store | channel | category | employee | submitted_at     | csat
                A     | app     | screen   | ann      | 2026-10-05T10:00 | 5
                A     | app     | screen   | ann      | 2026-10-06T10:00 | 4
                A     | phone   | battery  | bob      | 2026-10-07T10:00 | 3
                B     | app     | screen   | eve      | 2026-10-05T10:00 | 2
                B     | phone   | delivery | eve      | 2026-10-06T10:00 | 2
                C     | phone   | delivery | tom      | 2026-10-05T10:00 | 1
                D     |         |          |          | 2026-10-05T10:00 | 4
                """);
        bench.sql("UPDATE store SET city = CASE WHEN code = 'C' THEN '成都' ELSE '上海' END,"
                + " region = CASE code WHEN 'A' THEN 'EAST' WHEN 'B' THEN 'EAST' WHEN 'C' THEN 'WEST' END");
        bench.sql("INSERT INTO region (code, name) VALUES ('EAST', '华东'), ('WEST', '西部')");
        bench.sql("UPDATE employee SET store = CASE code WHEN 'eve' THEN 'B' WHEN 'tom' THEN 'C' ELSE 'A' END");
        bench.sql("INSERT INTO category (code, name) VALUES ('phones', '手机'), ('hardware', '硬件')");
        bench.sql("UPDATE category SET parent = 'hardware' WHERE code IN ('screen', 'battery')");
        bench.sql("UPDATE category SET parent = 'phones' WHERE code = 'hardware'");
        bench.sql("""
                INSERT INTO target (kpi, scope, code, from_month, value) VALUES
                  ('csat_mean', 'all', '', '2026-01-01', 3.5), ('csat_mean', 'all', '', '2026-10-01', 3.6),
                  ('csat_mean', 'all', '', '2026-11-01', 4.9), ('csat_mean', 'region', 'EAST', '2026-09-01', 4.0),
                  ('csat_mean', 'store', 'A', '2026-10-01', 4.5), ('complaints', 'all', '', '2026-01-01', 0)
                """);
        bench.sql("INSERT INTO benchmark (kpi, value, origin) VALUES ('csat_mean', 4.2, '行业年报 2025')");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void theMostSpecificTargetInForceCounts() {
        Map<String, Compared> stores = by(Dimension.STORE, Comparison.TARGET, question());
        assertTarget(4.5, "store:A", stores.get("A"));
        assertTarget(4.0, "region:EAST", stores.get("B"));
        assertTarget(3.6, "all", stores.get("C"));
        assertTarget(3.6, "all", stores.get("D"));
        Map<String, Compared> regions = by(Dimension.REGION, Comparison.TARGET, question());
        assertTarget(4.0, "region:EAST", regions.get("EAST"));
        assertTarget(3.6, "all", regions.get("WEST"));
        assertTarget(3.6, "all", only(Comparison.TARGET, question()));
        assertTarget(4.5, "store:A", only(Comparison.TARGET, question(Dimension.STORE, "A")));
        assertTarget(4.0, "region:EAST", only(Comparison.TARGET, question(Dimension.REGION, "EAST")));
        assertTarget(3.6, "all", only(Comparison.TARGET, question(Dimension.STORE, "A", "B")));
    }

    @Test
    void aTargetCountsFromItsMonthOnInTheMonthOfTheLastDay() {
        KpiRequest months = bench.question(new Range(day("2026-08-01"), day("2026-12-01")), "csat_mean")
                .grain(Grain.MONTH)
                .comparedWith(Set.of(Comparison.TARGET));
        List<Double> targets = bench.answer(months).rows().stream()
                .map(row -> compared(row, Comparison.TARGET).before().value())
                .toList();
        assertEquals(List.of(3.5, 3.5, 3.6, 4.9), targets);
        KpiRequest before = bench.question(Range.month(day("2025-12-01")), "csat_mean");
        assertNull(only(Comparison.TARGET, before).before().value());
    }

    /** Of A: 5, 4, 3. Mean 4, s² = 1; against 4.5: t = −0.5 / √(1/3) = −0.87 on 2 degrees of freedom, p = 0.48. */
    @Test
    void theDistanceToATargetIsTestedAndSigned() {
        Compared target = only(Comparison.TARGET, question(Dimension.STORE, "A"));
        assertEquals(-0.5, target.change(), 1e-12);
        assertEquals(-0.5 / 4.5, target.improvement(), 1e-12);
        assertFalse(target.significant());
    }

    /** Nobody can improve on no complaints, as a share of nothing. */
    @Test
    void anImprovementOnZeroCanNotBeTold() {
        KpiRequest question = bench.question(OCTOBER, "complaints");
        Compared none = only(Comparison.TARGET, question);
        assertEquals(0.0, none.before().value());
        assertNull(none.change());
        assertNull(none.improvement());
    }

    @Test
    void aBenchmarkSaysWhereItComesFrom() {
        Compared benchmark = only(Comparison.BENCHMARK, question());
        assertEquals(4.2, benchmark.before().value());
        assertEquals("行业年报 2025", benchmark.against());
        assertEquals(3.0 - 4.2, benchmark.change(), 1e-12);
        assertNull(only(Comparison.BENCHMARK, bench.question(OCTOBER, "nps"))
                .before()
                .value());
    }

    @Test
    void aStoreIsPartOfItsRegionAndARegionOrCityOfEverything() {
        Map<String, Compared> stores = by(Dimension.STORE, Comparison.PARENT, question());
        assertParent(16.0 / 5, 5, "region:EAST", stores.get("A"));
        assertParent(1.0, 1, "region:WEST", stores.get("C"));
        assertNull(stores.get("D").before().value());
        assertParent(
                3.0,
                7,
                "all",
                by(Dimension.REGION, Comparison.PARENT, question()).get("EAST"));
        assertParent(
                3.0, 7, "all", by(Dimension.CITY, Comparison.PARENT, question()).get("成都"));
    }

    @Test
    void anEmployeeIsPartOfTheStoreAndACategoryOfTheOneAbove() {
        Map<String, Compared> staff = by(Dimension.EMPLOYEE, Comparison.PARENT, question());
        assertParent(4.0, 3, "store:A", staff.get("bob"));
        assertParent(2.0, 2, "store:B", staff.get("eve"));
        Map<String, Compared> categories = by(Dimension.CATEGORY, Comparison.PARENT, question());
        // screen 5, 4, 2 and battery 3 are the hardware; delivery is a business of its own.
        assertParent(3.5, 4, "category_group:hardware", categories.get("screen"));
        assertParent(3.0, 7, "all", categories.get("delivery"));
        assertParent(
                3.5,
                4,
                "business:phones",
                by(Dimension.CATEGORY_GROUP, Comparison.PARENT, question()).get("hardware"));
        assertParent(
                3.0,
                7,
                "all",
                by(Dimension.BUSINESS, Comparison.PARENT, question()).get("phones"));
    }

    @Test
    void otherGroupsArePartOfTheUngroupedValueAndOtherFiltersStay() {
        Map<String, Compared> channels = by(Dimension.CHANNEL, Comparison.PARENT, question());
        assertParent(3.0, 7, "all", channels.get("app"));
        // In the app: A 5 and 4, B 2.
        KpiRequest app = question(Dimension.CHANNEL, "app");
        assertParent(
                11.0 / 3,
                3,
                "region:EAST",
                by(Dimension.STORE, Comparison.PARENT, app).get("A"));
    }

    @Test
    void withoutGroupsAStoreOrRegionThatIsAskedForHasAParent() {
        assertParent(16.0 / 5, 5, "region:EAST", only(Comparison.PARENT, question(Dimension.STORE, "B")));
        assertParent(3.0, 7, "all", only(Comparison.PARENT, question(Dimension.REGION, "WEST")));
        assertNull(only(Comparison.PARENT, question()).before().value());
        assertNull(only(Comparison.PARENT, question(Dimension.STORE, "A", "B"))
                .before()
                .value());
    }

    @Test
    void aStoreManagerIsHeldAgainstTheRegionButSeesNoOtherStore() {
        Scope own = Scope.of(Set.of(), Set.of("A"));
        // One number: with its n the others of the region could be computed.
        assertParent(16.0 / 5, 0, "region:EAST", only(Comparison.PARENT, scoped(question(), own)));
        assertTarget(4.5, "store:A", only(Comparison.TARGET, scoped(question(), own)));
        // Neither the parent nor the target of a store elsewhere tells anything about it.
        Compared elsewhere = only(Comparison.PARENT, scoped(question(Dimension.STORE, "C"), own));
        assertNull(elsewhere.before().value());
        assertNull(elsewhere.against());
        // Nor does the target of a region where one sees nothing: the one for all is everybody's.
        Scope west = Scope.of(Set.of(), Set.of("C"));
        assertTarget(3.6, "all", only(Comparison.TARGET, scoped(question(Dimension.REGION, "EAST"), west)));
        // The value of a colleague elsewhere does not shine through a region.
        KpiRequest eve = scoped(question(Dimension.EMPLOYEE, "eve", "ann"), own);
        assertParent(
                16.0 / 5,
                0,
                "region:EAST",
                by(Dimension.STORE, Comparison.PARENT, eve).get("A"));
        // Channels are held against what the reader sees of all channels.
        assertParent(
                4.0,
                3,
                "all",
                by(Dimension.CHANNEL, Comparison.PARENT, scoped(question(), own))
                        .get("app"));
    }

    /** Of EAST A has three facts and B two. Who sees A is told EAST's mean; where five are enough B's two are too few for it. */
    @Test
    void aParentOfTooFewOthersIsNotTold() {
        KpiService guarded = KpiParts.of(
                        bench.db().database(),
                        ZoneId.of("Asia/Shanghai"),
                        "测试",
                        RulesReader.shipped(),
                        new Disclosure(5, true))
                .service();
        KpiRequest own = scoped(question(), Scope.of(Set.of(), Set.of("A"))).comparedWith(Set.of(Comparison.PARENT));
        Compared parent =
                compared(KpiBench.await(guarded.values(own, "en")).rows().get(0), Comparison.PARENT);
        assertTrue(parent.before().suppressed());
        assertNull(parent.change());
        // C's one of all seven leaves six.
        KpiRequest west =
                scoped(question(), Scope.of(Set.of("WEST"), Set.of())).comparedWith(Set.of(Comparison.PARENT));
        Compared all =
                compared(KpiBench.await(guarded.values(west, "en")).rows().get(0), Comparison.PARENT);
        assertEquals(3.0, all.before().value(), 1e-12);
        assertEquals(0, all.before().n());
        assertEquals(1.0 - 3.0, all.change(), 1e-12);
    }

    /** Customer records are of no region: a store manager's freshness is held against nothing. */
    @Test
    void aKpiThatNoRegionHasHasNoParentThere() {
        KpiRequest both = scoped(bench.question(OCTOBER, "freshness", "csat_mean"), Scope.of(Set.of(), Set.of("A")));
        KpiRow row = bench.answer(both.comparedWith(Set.of(Comparison.PARENT)))
                .rows()
                .get(0);
        List<Compared> parents = row.values().values().stream()
                .map(value -> value.comparisons().get(Comparison.PARENT))
                .toList();
        assertNull(parents.get(0).before().value());
        assertNull(parents.get(0).against());
        assertParent(16.0 / 5, 0, "region:EAST", parents.get(1));
    }

    @Test
    void anEmptyDatabaseHasNothingToCompareWith() {
        try (KpiBench empty = new KpiBench("Asia/Shanghai")) {
            KpiRequest all = empty.question(OCTOBER, "nps").comparedWith(Set.of(Comparison.values()));
            Map<Comparison, Compared> none = empty.answer(all)
                    .rows()
                    .get(0)
                    .values()
                    .values()
                    .iterator()
                    .next()
                    .comparisons();
            assertEquals(Set.of(Comparison.values()), none.keySet());
            assertTrue(none.values().stream().allMatch(one -> one.before().value() == null && one.change() == null));
        }
    }

    private static void assertTarget(double value, String scope, Compared target) {
        assertEquals(value, target.before().value());
        assertEquals(scope, target.against());
    }

    private static void assertParent(double value, long n, String scope, Compared parent) {
        assertEquals(value, parent.before().value(), 1e-12);
        assertEquals(n, parent.before().n());
        assertEquals(scope, parent.against());
    }

    private static KpiRequest question() {
        return bench.question(OCTOBER, "csat_mean");
    }

    private static KpiRequest question(Dimension filter, String... codes) {
        return question().filtered(Map.of(filter, List.of(codes)));
    }

    private static KpiRequest scoped(KpiRequest question, Scope scope) {
        return KpiRequest.total(question.kpis(), question.range(), scope, question.asOf())
                .filtered(question.filters());
    }

    private static Compared only(Comparison comparison, KpiRequest question) {
        return compared(
                bench.answer(question.comparedWith(Set.of(comparison))).rows().get(0), comparison);
    }

    private static Map<String, Compared> by(Dimension dimension, Comparison comparison, KpiRequest question) {
        return bench.answer(question.by(dimension).comparedWith(Set.of(comparison))).rows().stream()
                .filter(row -> row.key() != null)
                .collect(java.util.stream.Collectors.toMap(KpiRow::key, row -> compared(row, comparison)));
    }

    private static Compared compared(KpiRow row, Comparison comparison) {
        return row.values().values().iterator().next().comparisons().get(comparison);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
