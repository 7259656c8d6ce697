package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rows.KpiRows;
import dev.manyi.kpi.rows.RowField;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where customers stand: stage of life and fifths by recency, frequency and monetary value, worked out by hand. */
class CustomerRowsTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));

    @Test
    void stagesAndFifthsOfTheCustomersBehindANumber() {
        try (KpiBench bench = new KpiBench("Asia/Shanghai")) {
            bench.add(FactKind.PURCHASE, """
                    store | customer | at               | amount
                    A     | ann      | 2026-10-20T10:00 | 50
                    A     | ann      | 2026-09-20T10:00 | 50
                    A     | ann      | 2026-08-20T10:00 | 50
                    A     | bob      | 2026-10-10T10:00 | 90
                    B     | bob      | 2026-10-01T10:00 | 10
                    A     | cid      | 2026-10-05T10:00 | 70
                    A     | dan      | 2026-05-05T10:00 | 70
                    A     | eve      | 2025-05-05T10:00 |
                    A     | eve      | 2026-11-05T10:00 | 999
                    """);
            bench.tickets("store | customer | opened_at\n A | fay | 2026-10-05T10:00");
            // Recency: ann bob cid dan eve, one in each fifth. Frequency: ann 3, bob 2, then cid, dan and eve with one
            // each share the third place. Money: ann 150, bob 100, cid and dan 70 share the third of four; eve's is not
            // known.
            assertEquals(
                    List.of(
                            "active 5 5 5",
                            "active 4 4 4",
                            "new 3 3 3",
                            "silent 2 3 3",
                            "lost 1 3 null",
                            "potential null null null"),
                    standing(bench, Map.of()));
            // In B bob is the only one: the best of all.
            assertEquals(List.of("new 5 5 5"), standing(bench, Map.of(Dimension.STORE, List.of("B"))));
        }
    }

    private static List<String> standing(KpiBench bench, Map<Dimension, List<String>> filters) {
        RowQuestion question = new RowQuestion(
                bench.question(OCTOBER, "lifecycle_active").kpis().get(0),
                OCTOBER,
                bench.parts().calendar().cuts(Grain.TOTAL, OCTOBER),
                filters,
                Scope.ALL,
                KpiBench.AS_OF,
                new RowQuestion.Order("last_purchase", true));
        KpiRows rows = bench.parts().rows();
        List<String> names = question.fields().stream().map(RowField::name).toList();
        return KpiBench.await(rows.told(question).compose(told -> rows.page(question, told, 10, 0))).stream()
                .map(row -> Arrays.stream(new String[] {"stage", "recency_fifth", "frequency_fifth", "monetary_fifth"})
                        .map(field -> String.valueOf(row.values().get(names.indexOf(field))))
                        .collect(Collectors.joining(" ")))
                .toList();
    }
}
