package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which day a fact belongs to. */
class BusinessDayTest {
    @Test
    void aDayOf23HoursAndOneOf25KeepTheirFacts() {
        try (KpiBench bench = new KpiBench("Europe/Berlin")) {
            bench.responses("""
                    submitted_at              | csat
                    2026-03-28T23:30:00+01:00 | 1
                    2026-03-29T00:10:00+01:00 | 2
                    2026-03-29T23:50:00+02:00 | 3
                    2026-03-29T22:10:00Z      | 4
                    2026-10-24T23:59:59+02:00 | 1
                    2026-10-25T02:30:00+02:00 | 2
                    2026-10-25T02:30:00+01:00 | 3
                    2026-10-25T23:59:59+01:00 | 4
                    2026-10-26T00:00:00+01:00 | 5
                    """);
            assertEquals(
                    Map.of("2026-03-28", 1.0, "2026-03-29", 2.0, "2026-03-30", 1.0),
                    byDay(bench, "2026-03-28", "2026-03-31"));
            assertEquals(
                    Map.of("2026-10-24", 1.0, "2026-10-25", 3.0, "2026-10-26", 1.0),
                    byDay(bench, "2026-10-24", "2026-10-27"));
        }
    }

    @Test
    void aMonthEndsAtMidnightOfTheBusinessZone() {
        try (KpiBench bench = new KpiBench("Asia/Shanghai")) {
            bench.responses("""
                    submitted_at         | csat
                    2026-10-31T15:59:59Z | 5
                    2026-10-31T16:00:00Z | 5
                    2026-09-30T15:59:59Z | 5
                    2026-09-30T16:00:00Z | 5
                    """);
            assertEquals(2.0, bench.value("responses", "2026-10").value());
            assertEquals(1.0, bench.value("responses", "2026-09").value());
            assertEquals(1.0, bench.value("responses", "2026-11").value());
        }
    }

    @Test
    void anInstantWithoutAnOffsetIsInTheBusinessZone() {
        try (KpiBench bench = new KpiBench("Asia/Shanghai")) {
            bench.responses("""
                    submitted_at        | csat
                    2026-10-31T23:59:59 | 5
                    2026-11-01T00:00    | 5
                    """);
            assertEquals(1.0, bench.value("responses", "2026-10").value());
            assertEquals(1.0, bench.value("responses", "2026-11").value());
        }
    }

    private static Map<String, Double> byDay(KpiBench bench, String from, String to) {
        Range range = new Range(LocalDate.parse(from), LocalDate.parse(to));
        Map<String, Double> days = new LinkedHashMap<>();
        for (KpiRow row : bench.answer(bench.question(range, "responses").grain(Grain.DAY))
                .rows()) {
            days.put(
                    row.period().toString(),
                    row.values().values().iterator().next().estimate().value());
        }
        return days;
    }
}
