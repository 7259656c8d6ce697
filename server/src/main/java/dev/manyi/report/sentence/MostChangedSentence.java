package dev.manyi.report.sentence;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.block.Figures;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the leading number changed: of each dimension the group whose own change, weighted by its share of the sample (the mean
 * of both periods), is largest among those that changed by more than noise. That is its part of the whole's change while shares
 * stay; it says where, not why.
 */
final class MostChangedSentence implements Sentence {
    private static final List<Dimension> WHERE = List.of(Dimension.REGION, Dimension.STORE, Dimension.CATEGORY);

    @Override
    public Future<List<Finding>> of(Material material) {
        Optional<Kpi> lead = material.lead();
        Future<List<Finding>> all = Future.succeededFuture(new ArrayList<>());
        for (Dimension dimension : lead.isPresent() ? WHERE : List.<Dimension>of()) {
            all = all.compose(said -> Groups.of(material.context(), lead.get(), dimension)
                    .map(groups -> {
                        of(groups, material).ifPresent(said::add);
                        return said;
                    }));
        }
        return all;
    }

    private static Optional<Finding> of(Groups groups, Material material) {
        Phrases phrases = material.phrases();
        String kpi = phrases.nameBeforeWord(groups.kpi());
        String dimension = phrases.get("dimension." + groups.by().id());
        Optional<Estimate> earlier =
                material.compared(groups.kpi(), Comparison.PREVIOUS).map(Compared::before);
        if (!groups.areSome() || earlier.map(Estimate::value).isEmpty()) {
            return Optional.empty();
        }
        List<KpiRow> tested = groups.withEnough(row -> Groups.isEnough(groups.before(row)));
        if (tested.isEmpty()) {
            String least = phrases.count(Figures.MINIMUM_SAMPLE);
            return Optional.of(new Finding(phrases.get("most.few", dimension, kpi, least), Tone.NEUTRAL));
        }
        Shares shares = new Shares(groups, material.headline().get(groups.kpi()).estimate(), earlier.get());
        return Optional.of(tested.stream()
                .filter(row -> groups.differ(groups.now(row), groups.before(row), tested.size())
                        .orElse(false))
                .max(Comparator.comparing(row -> Math.abs(shares.contribution(row))))
                .map(row -> found(row, shares.contribution(row), tested.size(), groups, material))
                .orElseGet(() -> new Finding(phrases.get("most.none", dimension, kpi), Tone.NEUTRAL)));
    }

    private static Finding found(KpiRow row, double contribution, int tested, Groups groups, Material material) {
        Phrases phrases = material.phrases();
        Kpi kpi = groups.kpi();
        Compared compared = groups.value(row).comparisons().get(Comparison.PREVIOUS);
        String text = phrases.get(
                "most.found",
                phrases.get("dimension." + groups.by().id()),
                row.name(),
                phrases.name(kpi),
                phrases.value(kpi, groups.now(row).value()),
                material.changes().of(kpi, Comparison.PREVIOUS, compared),
                phrases.count(tested),
                phrases.signed(kpi, contribution));
        return new Finding(text, material.changes().tone(kpi, compared));
    }

    /** What each group's change is of the whole's. */
    private record Shares(Groups groups, Estimate now, Estimate before) {
        double contribution(KpiRow row) {
            Estimate here = groups.now(row);
            Estimate then = groups.before(row);
            double share = ((double) here.n() / now.n() + (double) then.n() / before.n()) / 2;
            return share * (here.value() - then.value());
        }
    }
}
