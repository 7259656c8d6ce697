package dev.manyi.kpi.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Settings.Disclosure;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups of fewer than five are not told, and neither is what would let them be computed. */
class SmallGroupsTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));
    private static final Range AUTUMN = new Range(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-11-01"));
    private KpiBench bench;
    private int facts;

    @BeforeEach
    void fiveAreEnough() {
        bench = new KpiBench("Asia/Shanghai", RulesReader.shipped(), new Disclosure(5, true));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** ann 4 and bob 3 are small; with eve's 5 and the 6 of nobody the total is 18: 4 + 3 can not be told apart. */
    @Test
    void fewerThanFiveAreNotToldAndFiveAre() {
        responses(4, "ann", "S1", "app");
        responses(3, "bob", "S1", "app");
        responses(5, "eve", "S1", "app");
        responses(6, "", "S1", "app");
        assertEquals("ann -, bob -, eve 5, null 6", n(byEmployee()));
        assertEquals(18, bench.only(question()).n());
    }

    @Test
    void aSuppressedValueTellsNothingAndStandsLast() {
        responses(4, "ann", "S1", "app");
        responses(3, "bob", "S1", "app");
        responses(5, "eve", "S1", "app");
        KpiRequest request = byEmployee();
        for (boolean descending : new boolean[] {true, false}) {
            List<KpiRow> rows = bench.answer(
                            request.ordered(new KpiRequest.Order(request.kpis().get(0), descending), 10))
                    .rows();
            assertEquals(
                    List.of("eve", "ann", "bob"), rows.stream().map(KpiRow::key).toList());
            assertEquals(Estimate.SUPPRESSED, estimate(rows.get(1)));
        }
        Estimate ann = estimate(bench.answer(request).rows().get(0));
        assertTrue(ann.suppressed());
        assertNull(ann.value());
        assertNull(ann.low());
        assertNull(ann.variance());
        assertEquals(0, ann.n());
    }

    /** bob's 3 alone would be 18 − 10 − 5; ann's 5 is the next smallest. The limit has no say in it. */
    @Test
    void oneSmallGroupTakesTheNextSmallestWithIt() {
        responses(10, "eve", "S1", "app");
        responses(5, "ann", "S1", "app");
        responses(3, "bob", "S1", "app");
        assertEquals("ann -, bob -, eve 10", n(byEmployee()));
        assertEquals("ann -", n(byEmployee().ordered(KpiRequest.Order.NATURAL, 1)));
        assertEquals("eve 10", n(byEmployee().filtered(Map.of(Dimension.EMPLOYEE, List.of("eve")))));
        assertEquals("ann -", n(byEmployee().filtered(Map.of(Dimension.EMPLOYEE, List.of("ann")))));
    }

    /** 1 + 2 are fewer than five together: the sum of both is a small group, too. */
    @Test
    void whatIsHiddenHoldsFiveTogether() {
        responses(1, "ann", "S1", "app");
        responses(2, "bob", "S1", "app");
        responses(7, "eve", "S1", "app");
        responses(9, "tom", "S1", "app");
        assertEquals("ann -, bob -, eve -, tom 9", n(byEmployee()));
    }

    /** Facts that name nobody are a part of the sum like everybody else. */
    @Test
    void theFactsOfNobodyAreAPartOfTheSum() {
        responses(3, "ann", "S1", "app");
        responses(8, "", "S1", "app");
        assertEquals("ann -, null -", n(byEmployee()));
    }

    @Test
    void nobodyIsLeftToHideBehind() {
        responses(3, "ann", "S1", "app");
        assertEquals("ann -", n(byEmployee()));
    }

    /** By KPI: all seven of ann have a satisfaction, two a recommendation. */
    @Test
    void eachKpiHasItsOwnGroups() {
        responses(7, "ann", "S1", "app");
        responses(6, "eve", "S1", "app");
        bench.responses("external_id | employee | submitted_at | csat | nps\n"
                + "r1 | ann | 2026-10-05T10:00 | 5 | 9\n r2 | ann | 2026-10-05T10:00 | 5 | 9");
        assertEquals("ann 9, eve 6", n(byEmployee()));
        assertEquals("ann -, eve 0", n(bench.question(OCTOBER, "nps").by(Dimension.EMPLOYEE)));
    }

    /** A filter is a cell, too: ann's 3 are not told, eve's 5 are; of both the sum would tell ann's. */
    @Test
    void aFilterOnAMemberIsTheMembersCell() {
        responses(3, "ann", "S1", "app");
        responses(2, "bob", "S1", "app");
        responses(5, "eve", "S1", "app");
        assertTrue(bench.only(employee("ann")).suppressed());
        assertEquals(5, bench.only(employee("eve")).n());
        assertTrue(bench.only(employee("ann", "eve")).suppressed());
        bench.sql("INSERT INTO employee (code, name) VALUES ('new', 'new')");
        assertEquals(Estimate.NO_DATA, bench.only(employee("new")));
    }

    /** eve: 9 in the app, 2 by phone, 11 in all. The phone is small, and the app would tell it. */
    @Test
    void theRowsOfAMemberAddUpToTheMember() {
        responses(9, "eve", "S1", "app");
        responses(2, "eve", "S1", "phone");
        responses(9, "tom", "S1", "app");
        responses(9, "tom", "S1", "phone");
        assertEquals("app -, phone -", n(employee("eve").by(Dimension.CHANNEL)));
        assertEquals("app 18, phone 11", n(question().by(Dimension.CHANNEL)));
        assertEquals(11, bench.only(employee("eve")).n());
    }

    /**
     * In store S1 ann has 5, bob 3 and eve 20: ann's are hidden with bob's, also when her rows by store are asked for, although
     * they are five and leave 23. Bob's 20 in S3 would tell his 3, and so are hidden; that is one of S3's cells, so ann's 9 go,
     * too. In S2 nothing is small.
     */
    @Test
    void bothWaysToAskForACellAgree() {
        responses(5, "ann", "S1", "app");
        responses(9, "ann", "S2", "app");
        responses(9, "ann", "S3", "app");
        responses(3, "bob", "S1", "app");
        responses(20, "eve", "S1", "app");
        responses(20, "eve", "S2", "app");
        responses(20, "bob", "S3", "app");
        assertEquals("ann -, bob -, eve 20", n(byEmployee().filtered(Map.of(Dimension.STORE, List.of("S1")))));
        assertEquals("S1 -, S2 9, S3 -", n(employee("ann").by(Dimension.STORE)));
    }

    /** By month ann has 3 and 9, 12 in all: 9 would tell the 3. */
    @Test
    void periodsAddUpToTheWholeTime() {
        responses(3, "ann", "S1", "app", "2026-09-05T10:00");
        responses(9, "ann", "S1", "app", "2026-10-05T10:00");
        responses(30, "eve", "S1", "app", "2026-09-05T10:00");
        responses(30, "eve", "S1", "app", "2026-10-05T10:00");
        KpiRequest months = bench.question(AUTUMN, "csat_mean").grain(Grain.MONTH);
        assertEquals("ann -, eve -, ann -, eve -", n(months.by(Dimension.EMPLOYEE)));
        assertEquals("ann 12, eve 60", n(bench.question(AUTUMN, "csat_mean").by(Dimension.EMPLOYEE)));
    }

    /** Of two kinds of people both must be large enough; of three nothing is told. */
    @Test
    void twoKindsOfPeopleMustBothBeTold() {
        responses(6, "ann", "S1", "app");
        responses(6, "eve", "S1", "app");
        responses(6, "tom", "S1", "app");
        bench.sql("UPDATE employee SET post = CASE code WHEN 'tom' THEN 'reception' ELSE 'technical' END");
        KpiRequest technical = question().filtered(Map.of(Dimension.POST, List.of("technical")));
        assertEquals("ann 6, eve 6", n(technical.by(Dimension.EMPLOYEE)));
        assertEquals(12, bench.only(technical).n());
        KpiRequest both =
                question().filtered(Map.of(Dimension.POST, List.of("technical"), Dimension.EMPLOYEE, List.of("ann")));
        assertEquals(6, bench.only(both).n());
        assertEquals("S1 -", n(both.by(Dimension.STORE)));
    }

    /** What somebody is compared with is a cell of its own time; September is ann's 2. */
    @Test
    void anEarlierCellIsACell() {
        responses(2, "ann", "S1", "app", "2026-09-05T10:00");
        responses(8, "eve", "S1", "app", "2026-09-05T10:00");
        responses(8, "tom", "S1", "app", "2026-09-05T10:00");
        responses(6, "ann", "S1", "app");
        responses(2, "eve", "S1", "app");
        responses(6, "tom", "S1", "app");
        Map<String, Compared> previous =
                bench.answer(byEmployee().comparedWith(Set.of(Comparison.PREVIOUS))).rows().stream()
                        .collect(Collectors.toMap(
                                KpiRow::key,
                                row -> row.values()
                                        .values()
                                        .iterator()
                                        .next()
                                        .comparisons()
                                        .get(Comparison.PREVIOUS)));
        assertTrue(previous.get("ann").before().suppressed());
        assertNull(previous.get("ann").change());
        // eve's 8 were told in September, but now she is not.
        assertTrue(previous.get("eve").before().suppressed());
        assertFalse(previous.get("tom").before().suppressed());
    }

    /**
     * ann's 3 in S1 are hidden, so is bob's 5 beside them, or S1's 28 in all would tell them; ann has 12 in all and bob 14, so
     * their other store is hidden, too. eve's are told. Stores alone are told, and both orders tell the same.
     */
    @Test
    void storesAcrossEmployeesHideWhatStoresAndEmployeesWouldTell() {
        responses(3, "ann", "S1", "app");
        responses(9, "ann", "S2", "app");
        responses(5, "bob", "S1", "app");
        responses(9, "bob", "S2", "app");
        responses(20, "eve", "S1", "app");
        responses(20, "eve", "S2", "app");
        assertEquals(
                Set.of("S1 ann -", "S2 ann -", "S1 bob -", "S2 bob -", "S1 eve 20", "S2 eve 20"),
                cells(question().by(Dimension.STORE).across(Dimension.EMPLOYEE)));
        assertEquals(
                Set.of("ann S1 -", "ann S2 -", "bob S1 -", "bob S2 -", "eve S1 20", "eve S2 20"),
                cells(byEmployee().across(Dimension.STORE)));
        assertEquals("S1 -, S2 -", n(employee("ann").by(Dimension.STORE)));
        assertEquals("ann 12, bob 14, eve 40", n(byEmployee()));
    }

    /** Also the hours of a person: 5 + 2 of seven on a Monday that is told. */
    @Test
    void theHoursOfAPersonAddUpToThePerson() {
        responses(5, "ann", "S1", "app", "2026-10-05T09:00");
        responses(2, "ann", "S1", "app", "2026-10-05T10:00");
        responses(9, "eve", "S1", "app", "2026-10-05T09:00");
        responses(9, "eve", "S1", "app", "2026-10-05T10:00");
        assertEquals(
                Set.of("ann 9 -", "ann 10 -", "eve 9 -", "eve 10 -"),
                cells(byEmployee().across(Dimension.HOUR)));
        assertEquals("9 14, 10 11", n(question().by(Dimension.HOUR)));
    }

    @Test
    void ofThreeDimensionsWithPeopleNothingIsTold() {
        responses(9, "ann", "S1", "app");
        responses(9, "eve", "S1", "app");
        assertEquals(
                Set.of("S1 app -"), cells(employee("ann").by(Dimension.STORE).across(Dimension.CHANNEL)));
        assertEquals(
                Set.of("ann app 9"),
                cells(employee("ann").by(Dimension.EMPLOYEE).across(Dimension.CHANNEL)));
    }

    @Test
    void questionsAboutNobodyTellEverything() {
        responses(1, "ann", "S1", "app");
        assertEquals("S1 1", n(question().by(Dimension.STORE)));
        assertEquals(1, bench.only(question()).n());
    }

    /** ann and eve have one certification each, and five or six answers; bob has four answers. */
    @Test
    void assessmentsAreNotCountedAndAnIndexIsToldOfWhoHasEnoughAnswers() {
        responses(5, "ann", "S1", "app");
        responses(4, "bob", "S1", "app");
        responses(6, "eve", "S1", "app");
        responses(3, "tom", "S1", "app");
        bench.add(FactKind.ASSESSMENT, """
                external_id | employee | at               | kind          | score
                1           | ann      | 2026-10-01T09:00 | certification | 80
                2           | bob      | 2026-10-01T09:00 | certification | 90
                3           | eve      | 2026-10-01T09:00 | certification | 70
                """);
        KpiRequest index = bench.question(OCTOBER, "staff_index").by(Dimension.EMPLOYEE);
        assertEquals(
                List.of("ann true", "bob false", "eve true", "tom false"),
                bench.answer(index).rows().stream()
                        .map(row -> row.key() + " " + (estimate(row).value() != null))
                        .toList());
        KpiRequest certification =
                bench.question(OCTOBER, "certification_score").by(Dimension.EMPLOYEE);
        assertEquals("ann 1, bob 1, eve 1", n(certification));
    }

    private KpiRequest question() {
        return bench.question(OCTOBER, "csat_mean");
    }

    private KpiRequest byEmployee() {
        return question().by(Dimension.EMPLOYEE);
    }

    private KpiRequest employee(String... codes) {
        return question().filtered(Map.of(Dimension.EMPLOYEE, Arrays.asList(codes)));
    }

    private void responses(int count, String employee, String store, String channel) {
        responses(count, employee, store, channel, "2026-10-05T10:00");
    }

    private void responses(int count, String employee, String store, String channel, String at) {
        bench.responses(IntStream.range(0, count)
                .mapToObj(i -> "f" + facts++ + " | " + employee + " | " + store + " | " + channel + " | " + at + " | "
                        + (1 + i % 5))
                .collect(Collectors.joining(
                        "\n", "external_id | employee | store | channel | submitted_at | csat\n", "")));
    }

    /** The n of each row of the only KPI, `-` where it is not told. */
    private String n(KpiRequest request) {
        Map<KpiRow, String> rows = new LinkedHashMap<>();
        bench.answer(request).rows().forEach(row -> rows.put(row, row.key() + " " + told(estimate(row))));
        return String.join(", ", rows.values());
    }

    private Set<String> cells(KpiRequest request) {
        return bench.answer(request).rows().stream()
                .map(row -> row.key() + " " + row.across() + " " + told(estimate(row)))
                .collect(Collectors.toSet());
    }

    private static String told(Estimate estimate) {
        return estimate.suppressed() ? "-" : "" + estimate.n();
    }

    private static Estimate estimate(KpiRow row) {
        return row.values().values().iterator().next().estimate();
    }
}
