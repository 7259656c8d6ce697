package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Availability;
import dev.manyi.kpi.formula.Composed;
import dev.manyi.kpi.formula.CountOf;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.formula.NetShare;
import dev.manyi.kpi.formula.PercentileOf;
import dev.manyi.kpi.formula.Ratio;
import dev.manyi.kpi.index.ServiceIndex;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rows.KpiRows;
import dev.manyi.kpi.rows.RowField;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import dev.manyi.kpi.rows.RowQueries.Size;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold for every KPI of the catalogue: its rows are as many as its n, and add up to its value. */
class RowsBehindNumbersTest {
    private static final Range QUARTER = new Range(LocalDate.parse("2026-08-01"), LocalDate.parse("2026-11-01"));
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        new RandomFacts(11, KpiBench.AS_OF).fill(bench, 400);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void theRowsOfEveryKpiAreItsNAndAddUpToItsValue() {
        assertAgree(Map.of(), Scope.ALL);
    }

    @Test
    void alsoBehindAFilterAndWithinAScope() {
        assertAgree(Map.of(Dimension.STORE, List.of("S1", "S3")), Scope.ALL);
        assertAgree(Map.of(), Scope.of(Set.of("EAST"), Set.of("S4")));
        assertAgree(Map.of(Dimension.STORE, List.of("S3")), Scope.of(Set.of("EAST"), Set.of()));
    }

    private static void assertAgree(Map<Dimension, List<String>> filters, Scope scope) {
        for (Kpi kpi : bench.kpis()) {
            KpiRequest request = KpiRequest.total(List.of(kpi), QUARTER, scope, KpiBench.AS_OF)
                    .filtered(filters);
            Estimate estimate =
                    bench.answer(request).rows().get(0).values().get(kpi).estimate();
            RowQuestion question = new RowQuestion(
                    kpi,
                    QUARTER,
                    bench.parts().calendar().cuts(Grain.TOTAL, QUARTER),
                    filters,
                    scope,
                    KpiBench.AS_OF,
                    RowQuestion.Order.BY_TIME);
            Size size = KpiBench.await(bench.parts().rows().told(question)).size();
            List<FactRow> rows = all(question);
            assertEquals(estimate.n(), size.n(), kpi.id() + ": n");
            assertEquals(size.total(), rows.size(), kpi.id() + ": rows");
            assertEquals(rows.size(), identities(question, rows).size(), kpi.id() + ": each fact once");
            if (kpi.formula() instanceof ServiceIndex) {
                // Its conduct raises it or makes it 0: not the sum of its parts any more.
                continue;
            }
            if (estimate.value() != null) {
                double value = value(kpi.formula(), question, rows, size.n());
                assertEquals(estimate.value(), value, 1e-9 * Math.max(1, Math.abs(value)), kpi.id() + ": value");
            } else {
                assertTrue(estimate.n() == 0, kpi.id());
            }
        }
    }

    private static double value(Formula formula, RowQuestion question, List<FactRow> rows, long n) {
        double[] counts = question.ofIndex()
                ? new double[0]
                : rows.stream()
                        .mapToDouble(row -> (Double) field(question, row, "counts"))
                        .sorted()
                        .toArray();
        double sum = java.util.Arrays.stream(counts).sum();
        if (formula instanceof CountOf) {
            return sum;
        }
        if (formula instanceof NetShare) {
            return 100 * sum / counts.length;
        }
        if (formula instanceof PercentileOf percentile) {
            double place = percentile.share() * (counts.length - 1);
            int below = (int) place;
            double above = counts[Math.min(below + 1, counts.length - 1)];
            return counts[below] + (place - below) * (above - counts[below]);
        }
        if (formula instanceof Composed) {
            return rows.stream()
                    .filter(row -> field(question, row, "weight") != null)
                    .mapToDouble(
                            row -> (Double) field(question, row, "weight") * (Double) field(question, row, "score"))
                    .sum();
        }
        if (formula instanceof Availability) {
            return 1 - sum / n;
        }
        if (formula instanceof Ratio ratio) {
            long numerator = rows.stream()
                    .filter(row -> "numerator".equals(field(question, row, "part")))
                    .count();
            return ratio.per() * numerator / (rows.size() - numerator);
        }
        return sum / counts.length;
    }

    private static List<FactRow> all(RowQuestion question) {
        List<FactRow> rows = new ArrayList<>();
        KpiRows behind = bench.parts().rows();
        KpiBench.await(behind.told(question)
                .compose(told -> behind.stream(question, told, some -> {
                    rows.addAll(some);
                    return Future.succeededFuture();
                })));
        return rows;
    }

    private static Set<List<Object>> identities(RowQuestion question, List<FactRow> rows) {
        Set<List<Object>> identities = new HashSet<>();
        if (question.ofIndex()) {
            rows.forEach(row -> identities.add(List.of(field(question, row, "kpi"))));
            return identities;
        }
        boolean facts =
                question.fields().stream().anyMatch(field -> field.name().equals("external_id"));
        rows.forEach(row -> identities.add(
                facts
                        ? List.of(
                                field(question, row, "fact"),
                                field(question, row, "source"),
                                field(question, row, "external_id"))
                        : List.of(field(question, row, "customer"))));
        return identities;
    }

    private static Object field(RowQuestion question, FactRow row, String name) {
        List<String> names = question.fields().stream().map(RowField::name).toList();
        return row.values().get(names.indexOf(name));
    }
}
