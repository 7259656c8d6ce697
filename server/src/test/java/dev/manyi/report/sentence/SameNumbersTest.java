package dev.manyi.report.sentence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Range;
import dev.manyi.report.ReportBench;
import dev.manyi.report.template.SentenceRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Months of random answers: each number of a sentence is the engine's, by the words around it. */
class SameNumbersTest {
    private static final Pattern HEADLINE = Pattern.compile(
            "Satisfaction score: ([-\\d.]+), (?:([\\d.]+) points (up|down) on|the same as in) the month before(.*)\\.");
    private static final Pattern BEST = Pattern.compile(
            "Satisfaction score: the best store is “(\\w+)” \\(([\\d.]+), n = (\\d+)\\), the worst is “(\\w+)” \\(([\\d.]+), n = (\\d+)\\).*");

    @Test
    void eachNumberIsTheEngines() {
        Random random = new Random(2026);
        try (ReportBench bench = new ReportBench()) {
            for (LocalDate month = LocalDate.parse("2026-01-01");
                    month.isBefore(LocalDate.parse("2026-11-01"));
                    month = month.plusMonths(1)) {
                for (String store : List.of("A", "B", "C")) {
                    int leaning = random.nextInt(3);
                    for (int csat = 1; csat <= 5; csat++) {
                        bench.answers(
                                month.toString().substring(0, 7), store, csat, 5 + random.nextInt(4) + leaning * csat);
                    }
                }
            }
            for (int i = 2; i <= 10; i++) {
                check(bench, LocalDate.of(2026, i, 1));
            }
        }
    }

    private static void check(ReportBench bench, LocalDate month) {
        List<String> said = bench
                .report(month.toString().substring(0, 7), "en", SentenceRule.HEADLINE, SentenceRule.BEST_WORST)
                .summary()
                .findings()
                .stream()
                .map(finding -> finding.text())
                .toList();
        KpiRequest question =
                bench.kpis.question(Range.month(month), "csat_score").comparedWith(Set.of(Comparison.PREVIOUS));
        Kpi score = question.kpis().get(0);
        headline(said.get(0), bench.kpis.answer(question).rows().get(0).values().get(score));
        extremes(said.get(1), bench.kpis.answer(question.by(Dimension.STORE)).rows(), score);
    }

    private static void headline(String text, KpiValue value) {
        Matcher said = HEADLINE.matcher(text);
        assertTrue(said.matches(), text);
        var compared = value.comparisons().get(Comparison.PREVIOUS);
        assertEquals(one(value.estimate().value()), said.group(1));
        if (said.group(2) == null) {
            assertEquals("0.0", one(Math.abs(compared.change())), text);
            return;
        }
        assertEquals(one(Math.abs(compared.change())), said.group(2));
        assertEquals(compared.change() > 0 ? "up" : "down", said.group(3));
        assertEquals(
                compared.significant() ? ", beyond the margin of error" : ", within the margin of error",
                said.group(4));
    }

    private static void extremes(String text, List<KpiRow> rows, Kpi score) {
        Matcher said = BEST.matcher(text);
        assertTrue(said.matches(), text);
        place(said, 1, rows, score);
        place(said, 4, rows, score);
        double best = Double.parseDouble(said.group(2));
        double worst = Double.parseDouble(said.group(5));
        rows.forEach(row -> {
            double value =
                    Double.parseDouble(one(row.values().get(score).estimate().value()));
            assertTrue(value <= best && value >= worst, row.name() + " " + value + ": " + text);
        });
    }

    private static void place(Matcher said, int group, List<KpiRow> rows, Kpi score) {
        KpiRow row = rows.stream()
                .filter(one -> one.name().equals(said.group(group)))
                .findFirst()
                .orElseThrow();
        assertEquals(one(row.values().get(score).estimate().value()), said.group(group + 1));
        assertEquals("" + row.values().get(score).estimate().n(), said.group(group + 2));
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
