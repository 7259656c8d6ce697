package dev.manyi.report.sentence;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.overview.OverviewService;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.template.SentenceRule;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** What a report's numbers mean, in the sentences that its template asks for. */
public final class Sentences {
    private final OverviewService overview;

    public Sentences(OverviewService overview) {
        this.overview = overview;
    }

    /** In the order of the template. */
    public record Said(List<Finding> findings, List<Problem> improve) {}

    public Future<Said> of(BlockContext context, List<SentenceRule> rules) {
        if (rules.isEmpty()) {
            return Future.succeededFuture(new Said(List.of(), List.of()));
        }
        return material(context)
                .compose(material -> findings(material, rules)
                        .compose(findings -> improve(material, rules).map(improve -> new Said(findings, improve))));
    }

    private static Future<Material> material(BlockContext context) {
        List<Kpi> kpis = context.kpis(context.request().template().headline());
        KpiRequest question = context.question(kpis).comparedWith(Material.COMPARISONS);
        return context.ask(question)
                .map(answer -> new Material(
                        context,
                        new Phrases(context.words()),
                        answer.rows().get(0).values()));
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
