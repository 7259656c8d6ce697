package dev.manyi.report.sentence;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.block.Figures;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The values of one KPI by a dimension, of groups that have a name and a value that is told; one alone is no comparison. */
record Groups(Dimension by, Kpi kpi, List<KpiRow> rows) {
    /** All differences looked at together are taken for noise with this chance at least. */
    private static final double LEVEL = 0.05;

    static Future<Groups> of(BlockContext context, Kpi kpi, Dimension by) {
        KpiRequest question = context.question(List.of(kpi));
        if (!kpi.has(by) || question.filters().containsKey(by)) {
            return Future.succeededFuture(new Groups(by, kpi, List.of()));
        }
        return context.ask(question.by(by).comparedWith(Set.of(Comparison.PREVIOUS)))
                .map(answer -> new Groups(by, kpi, measured(answer, kpi)));
    }

    private static List<KpiRow> measured(KpiAnswer answer, Kpi kpi) {
        return answer.rows().stream()
                .filter(row ->
                        row.key() != null && row.values().get(kpi).estimate().value() != null)
                .toList();
    }

    boolean areSome() {
        return rows.size() > 1;
    }

    Estimate now(KpiRow row) {
        return value(row).estimate();
    }

    KpiValue value(KpiRow row) {
        return row.values().get(kpi);
    }

    Estimate before(KpiRow row) {
        return value(row).comparisons().get(Comparison.PREVIOUS).before();
    }

    List<KpiRow> withEnough(Predicate<KpiRow> more) {
        return rows.stream().filter(row -> isEnough(now(row)) && more.test(row)).toList();
    }

    static boolean isEnough(Estimate estimate) {
        return estimate.value() != null && estimate.n() >= Figures.MINIMUM_SAMPLE;
    }

    /**
     * Whether two estimates differ by more than noise although so many differences were looked at (C. E. Bonferroni, 1936):
     * of a hundred stores that did not change, five would seem to.
     */
    Optional<Boolean> differ(Estimate one, Estimate other, long looks) {
        return Optional.ofNullable(kpi.formula().pValue(one, other)).map(p -> p * looks < LEVEL);
    }
}
