package dev.manyi.kpi.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.manyi.auth.Scope;
import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.Employee;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.index.IndexDetail.PartScore;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The staff index and its stars, worked out by hand: ten people at the reception, one engineer, one unknown. */
class StaffIndexTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        DimensionQueries dimensions = new DimensionQueries(bench.db().database());
        KpiBench.await(dimensions.saveEmployees(IntStream.rangeClosed(1, 10)
                .mapToObj(i -> new Employee("E" + i, "接待 " + i, i <= 5 ? "S1" : "S2", "reception"))
                .toList()));
        KpiBench.await(dimensions.saveEmployees(List.of(new Employee("T1", "工程师", "S1", "technical"))));
        bench.responses("""
                external_id | store | employee | submitted_at     | csat
                1           | S1    | E1       | 2026-10-01T09:00 | 5
                2           | S1    | E1       | 2026-10-02T09:00 | 4
                3           | S1    | E2       | 2026-10-02T09:00 | 5
                4           | S1    | E3       | 2026-10-02T09:00 | 5
                5           | S1    | E4       | 2026-10-02T09:00 | 4
                6           | S1    | E5       | 2026-10-02T09:00 | 4
                7           | S1    | E5       | 2026-10-02T09:00 | 3
                8           | S2    | E6       | 2026-10-02T09:00 | 3
                9           | S2    | E7       | 2026-10-02T09:00 | 3
                10          | S2    | E7       | 2026-10-02T09:00 | 2
                11          | S2    | E8       | 2026-10-02T09:00 | 2
                12          | S2    | E9       | 2026-10-02T09:00 | 2
                13          | S2    | E9       | 2026-10-02T09:00 | 1
                14          | S2    | E10      | 2026-10-02T09:00 | 1
                15          | S1    | T1       | 2026-10-02T09:00 | 1
                16          | S1    |          | 2026-10-02T09:00 | 5
                17          | S1    | NEW      | 2026-10-02T09:00 | 2
                """);
        bench.tickets("""
                external_id | store | employee | kind    | priority | opened_at        | first_response_at | resolved_at      | reopened | transfers
                1           | S1    | E1       | request | routine  | 2026-10-01T09:00 | 2026-10-01T09:30  | 2026-10-01T10:00 | 0        | 0
                """);
        bench.add(FactKind.ASSESSMENT, """
                external_id | employee | at               | kind          | score
                1           | E1       | 2026-10-01T09:00 | peer          | 80
                2           | E1       | 2026-10-20T09:00 | peer          | 90
                3           | E1       | 2026-10-20T09:00 | certification | 70
                4           | E1       | 2026-10-02T09:00 | certification | 60
                5           | E1       | 2026-11-01T00:00 | certification | 10
                6           | E2       | 2026-09-30T23:59 | certification | 20
                """);
        bench.add(FactKind.CONDUCT, """
                external_id | store | employee | at               | kind   | code
                1           | S1    | E3       | 2026-10-20T09:00 | breach | late
                2           | S2    | E10      | 2026-10-20T09:00 | breach | late
                3           | S2    | E8       | 2026-10-20T09:00 | veto   | rude
                """);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void weighsRatingsTicketsPeersAndTheLatestCertification() {
        // csat 4.5 → 87.5. First contact and response in time are 100, no complaint was closed: the mean of two.
        // Peers 85, the latest certification of the period 70. 35 + 30 + 17 + 7.
        KpiValue first = employees(question()).get("E1");
        assertEquals(89, first.estimate().value(), 1e-9);
        assertEquals(1, first.estimate().n());
        IndexDetail detail = first.index().detail();
        assertEquals(
                new PartScore("first_contact_resolution", "ticket_quality", 0.15, 1, 100, 1),
                detail.parts().get(1));
        assertEquals(
                new PartScore("certification_score", null, 0.1, 70, 70, 1),
                detail.parts().get(4));
        assertEquals(List.of("closure_48h"), detail.leftOut());
    }

    @Test
    void partsWithoutDataLeave() {
        IndexDetail second = employees(question()).get("E2").index().detail();
        assertEquals(List.of(new PartScore("csat_score", null, 1, 100, 100, 1)), second.parts());
        assertEquals(5, second.leftOut().size());
    }

    @Test
    void certificationIsTheLatestOfEachEmployeeInEachPeriod() {
        Range all = new Range(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-12-01"));
        // E1 has 10 as the latest, E2 20.
        assertEquals(15, bench.value("certification_score", all).value());
        assertEquals(2, bench.value("certification_score", all).n());
        List<KpiRow> months = bench.answer(
                        bench.question(all, "certification_score", "peer_score").grain(Grain.MONTH))
                .rows();
        assertEquals(
                List.of(20.0, 70.0, 10.0),
                months.stream().map(row -> value(row).estimate().value()).toList());
        assertEquals(Map.of("S1", 70.0), bench.by(Dimension.STORE, "certification_score", OCTOBER));
    }

    @Test
    void starsAreBandsOfTheRankAmongColleaguesOfTheSamePost() {
        // Better: E2 E3 none (a tie), E1 2, E4 3, E5 4, E6 5, E7 6, E8 7, E9 8, E10 9 of ten. Five stars below 0.1,
        // four below
        // 0.3, three below 0.7, two below 0.9. E3 and E10 broke a rule: at most three. T1 and NEW (no post) are alone.
        assertEquals(
                Map.ofEntries(
                        Map.entry("E1", 4),
                        Map.entry("E2", 5),
                        Map.entry("E3", 3),
                        Map.entry("E4", 3),
                        Map.entry("E5", 3),
                        Map.entry("E6", 3),
                        Map.entry("E7", 3),
                        Map.entry("E8", 2),
                        Map.entry("E9", 2),
                        Map.entry("E10", 1),
                        Map.entry("T1", 5),
                        Map.entry("NEW", 5)),
                stars(question()));
    }

    @Test
    void everyScreenShowsTheSameStars() {
        Map<String, Integer> all = stars(question());
        Map<String, Integer> filtered = stars(question().filtered(Map.of(Dimension.STORE, List.of("S2"))));
        assertEquals(Set.of("E6", "E7", "E8", "E9", "E10"), filtered.keySet());
        filtered.forEach((employee, stars) -> assertEquals(all.get(employee), stars, employee));
        KpiRequest asked = question();
        KpiRequest ofOneStore = KpiRequest.total(
                        asked.kpis(), asked.range(), new Scope(false, Set.of(), Set.of("S2")), asked.asOf())
                .by(Dimension.EMPLOYEE);
        assertEquals(filtered, stars(ofOneStore));
    }

    @Test
    void onlyEmployeesHaveStars() {
        KpiValue store = bench.answer(bench.question(OCTOBER, "staff_index").by(Dimension.STORE)).rows().stream()
                .map(StaffIndexTest::value)
                .findFirst()
                .orElseThrow();
        assertNull(store.index().detail().stars());
    }

    private static KpiRequest question() {
        return bench.question(OCTOBER, "staff_index").by(Dimension.EMPLOYEE);
    }

    private static Map<String, KpiValue> employees(KpiRequest question) {
        Map<String, KpiValue> values = new TreeMap<>();
        bench.answer(question).rows().stream()
                .filter(row -> row.key() != null)
                .forEach(row -> values.put(row.key(), value(row)));
        return values;
    }

    private static Map<String, Integer> stars(KpiRequest question) {
        Map<String, Integer> stars = new TreeMap<>();
        employees(question)
                .forEach((employee, value) ->
                        stars.put(employee, value.index().detail().stars()));
        return stars;
    }

    private static KpiValue value(KpiRow row) {
        return row.values().values().iterator().next();
    }
}
