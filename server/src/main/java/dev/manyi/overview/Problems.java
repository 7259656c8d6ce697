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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The problem types by how much they hurt customers: frequency × impact over the tickets of the period. */
final class Problems {
    private static final String FREQUENCY = "tickets";
    private static final String SATISFACTION = "csat_score";
    private static final String AGAIN = "repeat_rate";

    private final Asking asking;
    private final Kpi frequency;
    private final Map<Kpi, Double> weights = new LinkedHashMap<>();

    private Problems(Asking asking, OverviewTemplate.Problems template) {
        this.asking = asking;
        this.frequency = asking.kpi(FREQUENCY);
        template.impact().forEach((id, weight) -> weights.put(asking.kpi(id), weight));
    }

    /** The worst few, each with what it was in the period before. */
    static Future<List<Problem>> worst(Asking asking, OverviewTemplate.Problems template) {
        return hurting(asking, template)
                .map(all -> all.stream().limit(template.shown()).toList());
    }

    /** All that hurt, each with what it was in the period before. */
    static Future<List<Problem>> hurting(Asking asking, OverviewTemplate.Problems template) {
        return new Problems(asking, template)
                .ask(List.of(SATISFACTION), Set.of(Comparison.PREVIOUS))
                .map(all -> all.stream()
                        .filter(problem -> problem.now().score() > 0)
                        .toList());
    }

    /** All that somebody opened a ticket for. */
    static Future<List<Problem>> all(Asking asking, OverviewTemplate.Problems template) {
        return new Problems(asking, template)
                .ask(List.of(SATISFACTION, AGAIN), Set.of())
                .map(all -> all.stream()
                        .filter(problem -> problem.now().tickets() > 0)
                        .toList());
    }

    private Future<List<Problem>> ask(List<String> more, Set<Comparison> comparisons) {
        Set<Kpi> kpis = new LinkedHashSet<>(List.of(frequency));
        kpis.addAll(asking.kpis(more));
        kpis.addAll(weights.keySet());
        return asking.ask(asking.about(new ArrayList<>(kpis))
                        .by(Dimension.CATEGORY)
                        .comparedWith(comparisons))
                .map(answer -> answer.rows().stream()
                        // What names no problem type is no problem type.
                        .filter(row -> row.key() != null)
                        .filter(row -> isTold(kpi -> row.values().get(kpi).estimate()))
                        .map(row -> problem(row, comparisons))
                        .sorted(Comparator.comparing(
                                        (Problem problem) -> -problem.now().score())
                                .thenComparing(Problem::category))
                        .toList());
    }

    private Problem problem(KpiRow row, Set<Comparison> comparisons) {
        Gravity now = gravity(kpi -> row.values().get(kpi).estimate());
        return new Problem(row.key(), row.name(), now, before(row, comparisons), row.values());
    }

    private Gravity before(KpiRow row, Set<Comparison> comparisons) {
        Function<Kpi, Estimate> before = kpi ->
                row.values().get(kpi).comparisons().get(Comparison.PREVIOUS).before();
        return comparisons.contains(Comparison.PREVIOUS) && isTold(before) ? gravity(before) : null;
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
