package dev.manyi.report.sentence;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.reports.model.Finding;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** The first headline numbers against a year ago, where there are numbers of then. */
final class YearAgoSentence implements Sentence {
    @Override
    public Future<List<Finding>> of(Material material) {
        return Future.succeededFuture(material.headline().entrySet().stream()
                .limit(HeadlineSentence.MOST)
                .filter(entry -> hasBoth(entry.getValue()))
                .map(entry -> of(entry, material))
                .toList());
    }

    private static boolean hasBoth(KpiValue value) {
        Compared compared = value.comparisons().get(Comparison.YEAR_AGO);
        return compared != null && compared.change() != null;
    }

    private static Finding of(Map.Entry<Kpi, KpiValue> entry, Material material) {
        Kpi kpi = entry.getKey();
        Compared compared = entry.getValue().comparisons().get(Comparison.YEAR_AGO);
        Changes changes = material.changes();
        return new Finding(
                material.phrases()
                        .get(
                                "year_ago",
                                material.phrases().nameBeforeWord(kpi),
                                changes.withNoise(kpi, Comparison.YEAR_AGO, compared)),
                changes.tone(kpi, compared));
    }
}
