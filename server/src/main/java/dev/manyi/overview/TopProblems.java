package dev.manyi.overview;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.overview.Overview.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The problem types that hurt customers most: frequency × impact over the tickets of the period. */
final class TopProblems {
    private static final String FREQUENCY = "tickets";
    private static final String SATISFACTION = "csat_score";

    private final Asking asking;
    private final OverviewTemplate.Problems template;
    private final Kpi frequency;
    private final Map<Kpi, Double> weights = new LinkedHashMap<>();

    private TopProblems(Asking asking, OverviewTemplate.Problems template) {
        this.asking = asking;
        this.template = template;
        this.frequency = asking.kpi(FREQUENCY);
        template.impact().forEach((id, weight) -> weights.put(asking.kpi(id), weight));
    }

    static Future<List<Problem>> of(Asking asking, OverviewTemplate template) {
        return new TopProblems(asking, template.problems()).ask();
    }

    private Future<List<Problem>> ask() {
        List<Kpi> kpis = new ArrayList<>(List.of(frequency, asking.kpi(SATISFACTION)));
        weights.keySet().stream().filter(kpi -> !kpis.contains(kpi)).forEach(kpis::add);
        return asking.ask(asking.about(kpis).by(Dimension.CATEGORY).comparedWith(EnumSet.of(Comparison.PREVIOUS)))
                .map(answer -> answer.rows().stream()
                        // What names no problem type is no problem type.
                        .filter(row -> row.key() != null)
                        .filter(row -> isTold(kpi -> row.values().get(kpi).estimate()))
                        .map(this::problem)
                        .filter(problem -> problem.now().score() > 0)
                        .sorted(Comparator.comparing(
                                        (Problem problem) -> -problem.now().score())
                                .thenComparing(Problem::category))
                        .limit(template.shown())
                        .toList());
    }

    private Problem problem(KpiRow row) {
        Function<Kpi, Estimate> now = kpi -> row.values().get(kpi).estimate();
        Function<Kpi, Estimate> before = kpi ->
                row.values().get(kpi).comparisons().get(Comparison.PREVIOUS).before();
        return new Problem(row.key(), row.name(), gravity(now), isTold(before) ? gravity(before) : null, row.values());
    }

    /** What rests on values that are not told is not told. */
    private boolean isTold(Function<Kpi, Estimate> values) {
        return !values.apply(frequency).suppressed()
                && weights.keySet().stream().noneMatch(kpi -> values.apply(kpi).suppressed());
    }

    private Gravity gravity(Function<Kpi, Estimate> values) {
        return Gravity.of(values.apply(frequency).n(), weights, values);
    }
}
