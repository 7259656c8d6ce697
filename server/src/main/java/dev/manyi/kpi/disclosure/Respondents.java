package dev.manyi.kpi.disclosure;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.index.IndexFormula;
import dev.manyi.kpi.measure.Measured;

/** How many facts stand behind a value, for deciding whether they are too few to be told. */
final class Respondents {
    private Respondents() {}

    /**
     * The value's n, and of an index the smallest of its parts. Assessments do not count: a certification is one by its
     * nature, and no customer is behind it; otherwise no index of an employee could ever be told.
     */
    static long of(Formula formula, Measured measured) {
        if (formula instanceof IndexFormula index) {
            return index.parts().stream()
                    .flatMap(part -> part.members().stream())
                    .mapToLong(member -> of(member.formula(), measured))
                    .filter(n -> n > 0)
                    .min()
                    .orElse(0);
        }
        return ofAssessments(formula) ? 0 : formula.of(measured).n();
    }

    private static boolean ofAssessments(Formula formula) {
        return formula.counts().stream()
                .flatMap(counted -> counted.facts().stream())
                .allMatch(FactKind.ASSESSMENT::equals);
    }
}
