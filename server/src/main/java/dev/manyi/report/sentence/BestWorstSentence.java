package dev.manyi.report.sentence;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.report.block.Figures;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The best and the worst region and store by the leading number, among those with enough answers, and whether they differ. */
final class BestWorstSentence implements Sentence {
    private static final List<Dimension> PLACES = List.of(Dimension.REGION, Dimension.STORE);

    @Override
    public Future<List<Finding>> of(Material material) {
        Optional<Kpi> lead = material.lead().filter(kpi -> kpi.direction() != Direction.NONE);
        Future<List<Finding>> all = Future.succeededFuture(new ArrayList<>());
        for (Dimension place : lead.isPresent() ? PLACES : List.<Dimension>of()) {
            all = all.compose(said -> Groups.of(material.context(), lead.get(), place)
                    .map(groups -> {
                        if (groups.areSome()) {
                            said.add(new Finding(of(groups, material.phrases()), Tone.NEUTRAL));
                        }
                        return said;
                    }));
        }
        return all;
    }

    private static String of(Groups groups, Phrases phrases) {
        String place = phrases.get("dimension." + groups.by().id());
        String least = phrases.count(Figures.MINIMUM_SAMPLE);
        Kpi kpi = groups.kpi();
        List<KpiRow> ranked = groups.withEnough(row -> true).stream()
                .sorted(bestFirst(groups))
                .toList();
        int left = groups.rows().size() - ranked.size();
        if (ranked.size() < 2) {
            return phrases.get("best.few", place, least);
        }
        String others = left == 0 ? "" : phrases.counted("best.left", left, place, least);
        return extremes(groups, ranked, place, phrases) + others;
    }

    private static String extremes(Groups groups, List<KpiRow> ranked, String place, Phrases phrases) {
        Kpi kpi = groups.kpi();
        KpiRow best = ranked.get(0);
        KpiRow worst = ranked.get(ranked.size() - 1);
        Estimate high = groups.now(best);
        Estimate low = groups.now(worst);
        if (phrases.isNothing(kpi, high.value() - low.value())) {
            return phrases.get("best.tie", place, phrases.nameBeforeWord(kpi), phrases.value(kpi, high.value()));
        }
        // Whoever picks the two furthest apart has looked at all pairs.
        long pairs = (long) ranked.size() * (ranked.size() - 1) / 2;
        String gap = groups.differ(high, low, pairs)
                .map(differ -> phrases.get("best.gap." + differ))
                .orElse("");
        return phrases.get(
                "best",
                place,
                phrases.nameBeforeWord(kpi),
                place(best, groups, phrases),
                place(worst, groups, phrases),
                gap);
    }

    private static String place(KpiRow row, Groups groups, Phrases phrases) {
        Estimate now = groups.now(row);
        return phrases.get("best.place", row.name(), phrases.value(groups.kpi(), now.value()), phrases.count(now.n()));
    }

    private static Comparator<KpiRow> bestFirst(Groups groups) {
        Comparator<KpiRow> rising = Comparator.comparing(row -> groups.now(row).value());
        return (groups.kpi().direction() == Direction.LOWER ? rising : rising.reversed()).thenComparing(KpiRow::key);
    }
}
