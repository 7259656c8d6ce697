package dev.manyi.report.sentence;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.block.BlockContext;
import java.util.Map;
import java.util.Optional;

/** What all sentences of one report are made of: the headline numbers in the template's order, with all they are held against. */
record Material(BlockContext context, Phrases phrases, Map<Kpi, KpiValue> headline) {
    Changes changes() {
        return new Changes(context, phrases);
    }

    /** The first headline number of which one can test whether it moved; what groups did is told by it. */
    Optional<Kpi> lead() {
        return headline.entrySet().stream()
                .filter(entry -> entry.getValue().estimate().variance() != null)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Nothing where the comparison is not told. */
    Optional<Compared> compared(Kpi kpi, Comparison comparison) {
        return Optional.ofNullable(headline.get(kpi).comparisons().get(comparison));
    }
}
