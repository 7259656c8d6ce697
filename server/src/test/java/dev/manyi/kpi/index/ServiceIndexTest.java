package dev.manyi.kpi.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.Employee;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.index.IndexDetail.Bonus;
import dev.manyi.kpi.index.IndexDetail.PartScore;
import dev.manyi.kpi.index.IndexDetail.Veto;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.Grade;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.TestRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service index, worked out by hand. The weights are 25, 30, 20, 15 and 10; technical staff has weights of its own. */
class ServiceIndexTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai", TestRules.of("""
                weights_by_post:
                  service_index:
                    technical: {response_speed: 10, resolution_rate: 40, first_contact_resolution: 30, rating_attitude: 0, rating_expertise: 20}
                """));
        KpiBench.await(new DimensionQueries(bench.db().database())
                .saveEmployees(List.of(
                        new Employee("T1", "工程师", "POSTS", "technical"),
                        new Employee("R1", "接待", "POSTS", "reception"))));
        bench.tickets("""
                external_id | store | employee | channel     | kind      | opened_at           | first_response_at   | resolved_at      | reopened | transfers
                a1          | FULL  |          | phone       | request   | 2026-10-01T09:00:00 | 2026-10-01T09:00:10 | 2026-10-01T10:00 | 0        | 0
                a2          | FULL  |          | phone       | request   | 2026-10-02T09:00:00 | 2026-10-02T09:00:12 | 2026-10-02T10:00 | 0        | 0
                a3          | FULL  |          | online_chat | request   | 2026-10-03T09:00:00 | 2026-10-03T09:00:31 | 2026-10-03T10:00 | 0        | 1
                a4          | FULL  |          | app         | request   | 2026-10-04T09:00:00 |                     |                  |          |
                b1          | PLAIN |          | app         | request   | 2026-10-01T09:00:00 |                     | 2026-10-01T10:00 | 0        | 0
                c1          | BEST  |          | app         | request   | 2026-10-01T09:00:00 |                     | 2026-10-01T10:00 | 0        | 0
                d1          | MOAN  |          | app         | complaint | 2026-10-01T09:00:00 |                     | 2026-10-01T10:00 | 0        | 0
                e1          | VETO  |          | app         | request   | 2026-10-01T09:00:00 |                     | 2026-10-01T10:00 | 0        | 0
                p1          | POSTS | T1       | app         | request   | 2026-10-01T09:00:00 |                     | 2026-10-01T10:00 | 0        | 0
                p2          | POSTS | T1       | app         | request   | 2026-10-02T09:00:00 |                     |                  |          |
                p3          | POSTS | R1       | app         | request   | 2026-10-01T09:00:00 |                     | 2026-10-01T10:00 | 0        | 0
                p4          | POSTS | R1       | app         | request   | 2026-10-02T09:00:00 |                     |                  |          |
                """);
        bench.responses("""
                external_id | store | submitted_at     | ratings.attitude | ratings.expertise
                a1          | FULL  | 2026-10-01T12:00 | 5                |
                a2          | FULL  | 2026-10-02T12:00 | 4                | 3
                b1          | PLAIN | 2026-10-02T12:00 | 5                |
                f1          | MANY  | 2026-10-02T12:00 | 5                |
                f2          | MANY  | 2026-10-03T12:00 | 4                |
                f3          | MANY  | 2026-10-04T12:00 | 4                |
                f4          | MANY  | 2026-10-05T12:00 | 4                |
                f5          | MANY  | 2026-10-06T12:00 | 4                |
                """);
        bench.add(FactKind.CONDUCT, """
                external_id | store | at               | kind         | code
                c1          | BEST  | 2026-10-31T23:59 | commendation |
                d1          | MOAN  | 2026-10-05T09:00 | commendation |
                e1          | VETO  | 2026-10-05T09:00 | veto         | data_leak
                e2          | VETO  | 2026-10-06T09:00 | veto         | broken_promise
                e3          | VETO  | 2026-10-07T09:00 | veto         | data_leak
                e4          | VETO  | 2026-10-08T09:00 | commendation |
                e5          | VETO  | 2026-09-30T23:59 | veto         | before_the_period
                f1          | MANY  | 2026-10-01T09:00 | breach       | late
                g1          | BARE  | 2026-10-01T09:00 | veto         |
                """);
        StringBuilder praise = new StringBuilder("external_id | store | at | kind\n");
        for (int i = 1; i <= 20; i++) {
            praise.append("m" + i + " | MANY | 2026-10-10T09:00 | commendation\n");
        }
        bench.add(FactKind.CONDUCT, praise.toString());
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void weighsTheScoresOfAllParts() {
        // Speed: 10 s → 10, 12 s → 9, 31 s → 5 of 10: 80. Resolved 3 of 4, first contact 2 of 3 (a3 was transferred).
        // Attitude 4.5 → 87.5, expertise 3 → 50.
        double resolution = 0.75 / 0.95 * 100;
        double firstContact = 2 / 3.0 / 0.9 * 100;
        KpiValue full = store("FULL");
        assertEquals(
                0.25 * 80 + 0.30 * resolution + 0.20 * firstContact + 0.15 * 87.5 + 0.10 * 50,
                full.estimate().value(),
                1e-9);
        assertEquals(1, full.estimate().n());
        assertNull(full.estimate().low());
        IndexDetail detail = full.index().detail();
        assertEquals(
                new PartScore("response_speed", null, 0.25, 80, 80, 3),
                detail.parts().get(0));
        assertEquals(5, detail.parts().size());
        assertEquals(List.of(), detail.leftOut());
        assertEquals(Grade.QUALIFIED, detail.grade());
        assertEquals("Qualified", full.index().gradeName());
    }

    @Test
    void aPartWithoutDataLeavesAndTheRestAreRescaled() {
        // Resolution, first contact and attitude are 100; speed and expertise have no data: (30 + 20 + 15) / 65.
        KpiValue plain = store("PLAIN");
        assertEquals(100, plain.estimate().value(), 1e-9);
        IndexDetail detail = plain.index().detail();
        assertEquals(List.of("response_speed", "rating_expertise"), detail.leftOut());
        assertEquals(30 / 65.0, detail.parts().get(0).weight(), 1e-12);
        assertEquals(1, detail.parts().stream().mapToDouble(PartScore::weight).sum(), 1e-12);
    }

    @Test
    void excellenceNeedsACommendationAndNoComplaint() {
        assertEquals(Grade.GOOD, store("PLAIN").index().detail().grade());
        assertEquals(Grade.EXCELLENT, store("BEST").index().detail().grade());
        assertEquals(Grade.GOOD, store("MOAN").index().detail().grade());
    }

    @Test
    void commendationsRaiseByOnePercentEachUpToFifteenAndNeverOverAHundred() {
        // Attitude 4.2 → 80, twenty commendations: 80 × 1.15.
        assertEquals(92, store("MANY").estimate().value(), 1e-9);
        assertEquals(new Bonus(20, 0.15), store("MANY").index().detail().bonus());
        assertEquals(Grade.EXCELLENT, store("MANY").index().detail().grade());
        assertEquals(100, store("BEST").estimate().value());
        assertEquals(new Bonus(1, 0.01), store("BEST").index().detail().bonus());
    }

    @Test
    void aVetoMakesItZeroAndSaysWhy() {
        KpiValue vetoed = store("VETO");
        assertEquals(0, vetoed.estimate().value());
        assertEquals(1, vetoed.estimate().n());
        assertEquals(Grade.UNQUALIFIED, vetoed.index().detail().grade());
        assertEquals(
                List.of(new Veto("data_leak", 2), new Veto("broken_promise", 1)),
                vetoed.index().detail().vetoes());
        assertEquals(List.of(), store("FULL").index().detail().vetoes());
    }

    @Test
    void aVetoBelongsToItsPeriod() {
        Range both = new Range(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-11-01"));
        List<KpiRow> months = bench.answer(bench.question(both, "service_index")
                        .filtered(Map.of(Dimension.STORE, List.of("VETO")))
                        .grain(Grain.MONTH))
                .rows();
        assertEquals(
                List.of(new Veto("before_the_period", 1)),
                value(months.get(0)).index().detail().vetoes());
        assertEquals(2, value(months.get(1)).index().detail().vetoes().size());
    }

    @Test
    void withoutDataThereIsNoValueWhateverTheConduct() {
        KpiValue bare = store("BARE");
        assertNull(bare.estimate().value());
        assertEquals(0, bare.estimate().n());
        assertNull(bare.index().detail().grade());
        assertEquals(List.of(new Veto(null, 1)), bare.index().detail().vetoes());
        assertNull(bench.value("service_index", "2026-08").value());
    }

    @Test
    void oneVetoInTheScopeIsEnough() {
        assertEquals(0, bench.value("service_index", "2026-10").value());
    }

    @Test
    void aPostHasItsOwnWeightsWhereItIsKnown() {
        // Resolved 1 of 2 → 52.63, first contact 100. Usual weights 30 : 20, technical 40 : 30.
        double resolution = 0.5 / 0.95 * 100;
        double usual = (0.3 * resolution + 0.2 * 100) / 0.5;
        double technical = (0.4 * resolution + 0.3 * 100) / 0.7;
        Map<Dimension, List<String>> here = Map.of(Dimension.STORE, List.of("POSTS"));
        KpiRequest question = bench.question(OCTOBER, "service_index").filtered(here);
        assertEquals(
                usual, value(bench.answer(question).rows().get(0)).estimate().value(), 1e-9);
        assertEquals(
                technical,
                by(question.by(Dimension.POST), "technical").estimate().value(),
                1e-9);
        assertEquals(
                usual, by(question.by(Dimension.POST), "reception").estimate().value(), 1e-9);
        assertEquals(
                technical, by(question.by(Dimension.EMPLOYEE), "T1").estimate().value(), 1e-9);
        assertEquals(usual, by(question.by(Dimension.EMPLOYEE), "R1").estimate().value(), 1e-9);
        KpiRequest filtered = question.filtered(Map.of(Dimension.POST, List.of("technical")));
        assertEquals(
                technical,
                value(bench.answer(filtered).rows().get(0)).estimate().value(),
                1e-9);
    }

    @Test
    void aPartThatWeighsNothingIsNoPart() {
        KpiRequest question = bench.question(OCTOBER, "service_index").by(Dimension.POST);
        IndexDetail technical = by(question, "technical").index().detail();
        assertEquals(List.of("response_speed", "rating_expertise"), technical.leftOut());
    }

    @Test
    void isComparedWithoutAVerdict() {
        KpiRequest question = bench.question(OCTOBER, "service_index")
                .filtered(Map.of(Dimension.STORE, List.of("FULL")))
                .comparedWith(Set.of(Comparison.PREVIOUS));
        assertNull(value(bench.answer(question).rows().get(0))
                .comparisons()
                .get(Comparison.PREVIOUS)
                .significant());
    }

    private static KpiValue store(String code) {
        return by(bench.question(OCTOBER, "service_index").by(Dimension.STORE), code);
    }

    private static KpiValue by(KpiRequest question, String key) {
        return bench.answer(question).rows().stream()
                .filter(row -> key.equals(row.key()))
                .map(ServiceIndexTest::value)
                .findFirst()
                .orElseThrow();
    }

    private static KpiValue value(KpiRow row) {
        return row.values().values().iterator().next();
    }
}
