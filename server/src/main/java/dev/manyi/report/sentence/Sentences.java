package dev.manyi.report.sentence;

import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.overview.OverviewService;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.template.SentenceRule;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a report's numbers mean, in the sentences that its template asks for. */
public final class Sentences {
    /** What the headline numbers are held against, so that sentences can be made of them. */
    public static final Set<Comparison> COMPARISONS =
            Collections.unmodifiableSet(EnumSet.of(Comparison.PREVIOUS, Comparison.YEAR_AGO, Comparison.TARGET));

    private final OverviewService overview;

    public Sentences(OverviewService overview) {
        this.overview = overview;
    }

    /** In the order of the template. */
    public record Said(List<Finding> findings, List<Problem> improve) {}

    /** The KPIs that rules name besides those of the headline. */
    public static List<String> kpis(List<SentenceRule> rules) {
        return rules.contains(SentenceRule.IMPROVE) ? Improvements.KPIS : List.of();
    }

    /** @param headline the headline numbers in the template's order, held against {@link #COMPARISONS} */
    public Future<Said> of(BlockContext context, Map<Kpi, KpiValue> headline, List<SentenceRule> rules) {
        Material material = new Material(context, new Phrases(context.words()), headline);
        return findings(material, rules)
                .compose(findings -> improve(material, rules).map(improve -> new Said(findings, improve)));
    }

    private static Future<List<Finding>> findings(Material material, List<SentenceRule> rules) {
        Future<List<Finding>> all = Future.succeededFuture(new ArrayList<>());
        for (SentenceRule rule : rules) {
            all = all.compose(said -> sentence(rule).of(material).map(more -> {
                said.addAll(more);
                return said;
            }));
        }
        return all;
    }

    private Future<List<Problem>> improve(Material material, List<SentenceRule> rules) {
        return rules.contains(SentenceRule.IMPROVE)
                ? new Improvements(overview).of(material)
                : Future.succeededFuture(List.of());
    }

    private static Sentence sentence(SentenceRule rule) {
        return switch (rule) {
            case HEADLINE -> new HeadlineSentence();
            case YEAR_AGO -> new YearAgoSentence();
            case TARGETS -> new TargetSentence();
            case MOST_CHANGED -> new MostChangedSentence();
            case BEST_WORST -> new BestWorstSentence();
            // The problem types have a place of their own in a summary.
            case IMPROVE -> material -> Future.succeededFuture(List.of());
            case CAVEATS -> new CaveatSentence();
        };
    }
}
