package dev.manyi.report.sentence;

import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.overview.Overview;
import dev.manyi.overview.OverviewService;
import dev.manyi.overview.ProblemMap;
import dev.manyi.report.block.BlockContext;
import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Problem;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** What to improve first: the problem types that hurt most, by the overview's formula, with the numbers that put them there. */
final class Improvements {
    private static final int MOST = 3;
    private static final String TICKETS = "tickets";
    /** What makes a problem type grave, and is told of it; satisfaction with it is in its share of satisfied answers. */
    private static final List<String> REASONS = List.of("complaints", "escalation_rate", "reopen_rate", "csat_top2");

    private static final Format SHARE = new Format(Unit.FRACTION, 1);

    private final OverviewService overview;

    Improvements(OverviewService overview) {
        this.overview = overview;
    }

    Future<List<Problem>> of(Material material) {
        BlockContext context = material.context();
        return overview.hurting(
                        context.question(List.of()),
                        context.known(),
                        context.words().tag())
                .map(map -> map.problems().stream()
                        .limit(MOST)
                        .map(problem -> new Problem(problem.name(), reason(problem, map, material)))
                        .toList());
    }

    private static String reason(Overview.Problem problem, ProblemMap map, Material material) {
        Phrases phrases = material.phrases();
        String share = FigureFormat.text(map.share(problem), SHARE, phrases.language());
        List<String> numbers = REASONS.stream()
                .map(material.context()::kpi)
                .filter(kpi -> problem.values().get(kpi).estimate().value() != null)
                .map(kpi -> phrases.get(
                        "improve.part",
                        phrases.name(kpi),
                        phrases.value(kpi, problem.values().get(kpi).estimate().value())))
                .toList();
        return phrases.counted(
                "improve",
                problem.now().tickets(),
                before(problem.values(), material),
                phrases.get("improve.share", share),
                String.join(phrases.get("comma"), numbers));
    }

    private static String before(Map<Kpi, KpiValue> values, Material material) {
        long tickets = values.get(material.context().kpi(TICKETS))
                .comparisons()
                .get(Comparison.PREVIOUS)
                .before()
                .n();
        return material.phrases()
                .get(
                        "improve.before",
                        material.changes().period(Comparison.PREVIOUS),
                        material.phrases().count(tickets));
    }
}
