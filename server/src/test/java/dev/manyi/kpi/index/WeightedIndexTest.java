package dev.manyi.kpi.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.index.IndexDetail.PartScore;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SQS and CSI, worked out by hand with the weights and lines that ship. */
class WeightedIndexTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        bench.tickets("""
                external_id | store | kind      | priority | self_service | customer | category | opened_at        | first_response_at | resolved_at      | closed_at        | escalated_at     | reopened | transfers
                s1          | SOME  | complaint | urgent   |              |          |          | 2026-10-01T09:00 | 2026-10-01T09:05  | 2026-10-02T11:00 | 2026-10-04T09:00 |                  | 0        | 0
                f1          | FULL  | complaint | urgent   |              | C1       | K1       | 2026-10-01T09:00 | 2026-10-01T09:05  | 2026-10-01T13:00 | 2026-10-02T09:00 | 2026-10-01T09:30 | 0        | 0
                f2          | FULL  | request   | urgent   | true         | C1       | K1       | 2026-10-02T09:00 | 2026-10-02T09:05  | 2026-10-02T13:00 |                  |                  | 0        | 0
                """);
        bench.responses("""
                external_id | store | submitted_at     | csat | ratings.attitude
                f1          | FULL  | 2026-10-01T12:00 | 4    | 3
                """);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void serviceQualityIsTheWeightedSumOfAllTen() {
        // First response 5 min → 100, resolution 4 h → 100. First contact 1 of 2 (f1 was escalated) → 55.56, csat 4 →
        // 75.
        // Available always → 100, self-service 1 of 1 → 100. Answered in time 2 of 2 → 100, escalated after 30 min →
        // 100.
        // Closed within 48 h 1 of 1 → 100, repeated 1 of 2 → beyond 0.3: 0.
        KpiValue sqs = store("sqs", "FULL");
        double firstContact = 0.5 / 0.9 * 100;
        assertEquals((7 * 100 + firstContact + 75 + 0) / 10, sqs.estimate().value(), 1e-9);
        assertEquals(1, sqs.estimate().n());
        assertEquals(List.of(), sqs.index().detail().leftOut());
        PartScore repeats = sqs.index().detail().parts().get(9);
        assertEquals("repeat_rate", repeats.kpi());
        assertEquals("reliability", repeats.group());
        assertEquals(0.5, repeats.value());
        assertEquals(0, repeats.score());
    }

    @Test
    void whatHasNoDataLeavesServiceQualityAndIsNamed() {
        // First response 100, resolution after 26 h is halfway from 4 h (100) to 48 h (60): 80, first contact 100,
        // availability 100, answered in time 100, closed after three days 0.
        KpiValue sqs = store("sqs", "SOME");
        assertEquals((100 + 80 + 100 + 100 + 100 + 0) / 6.0, sqs.estimate().value(), 1e-9);
        assertEquals(
                List.of("csat_score", "self_service_rate", "escalation_speed", "repeat_rate"),
                sqs.index().detail().leftOut());
        assertEquals(1 / 6.0, sqs.index().detail().parts().get(0).weight(), 1e-12);
    }

    @Test
    void customerSatisfactionIndexWeighsResolutionAttitudeAndFirstContact() {
        // 40 × 100 + 30 × 50 + 30 × 55.56; without attitude (80 × 40 + 100 × 30) / 70.
        assertEquals(
                0.4 * 100 + 0.3 * 50 + 0.3 * 0.5 / 0.9 * 100,
                store("csi", "FULL").estimate().value(),
                1e-9);
        assertEquals(
                (80 * 40 + 100 * 30) / 70.0, store("csi", "SOME").estimate().value(), 1e-9);
    }

    @Test
    void anIndexHasTheDimensionsThatAllItsPartsHave() {
        assertTrue(kpi("sqs").has(Dimension.CHANNEL));
        assertFalse(kpi("sqs").has(Dimension.EMPLOYEE));
        assertTrue(kpi("csi").has(Dimension.CATEGORY));
        assertTrue(kpi("staff_index").has(Dimension.POST));
        assertFalse(kpi("staff_index").has(Dimension.CHANNEL));
        assertFalse(kpi("service_index").has(Dimension.CATEGORY));
    }

    private static Kpi kpi(String id) {
        return bench.question(OCTOBER, id).kpis().get(0);
    }

    private static KpiValue store(String kpi, String code) {
        return bench.answer(bench.question(OCTOBER, kpi).by(Dimension.STORE)).rows().stream()
                .filter(row -> row.key().equals(code))
                .map(KpiRow::values)
                .map(values -> values.values().iterator().next())
                .findFirst()
                .orElseThrow();
    }
}
