package dev.manyi.report.sentence;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.block.Figures;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The first headline numbers: what they are and how they moved. */
final class HeadlineSentence implements Sentence {
    static final int MOST = 3;

    @Override
    public Future<List<Finding>> of(Material material) {
        return Future.succeededFuture(material.headline().keySet().stream()
                .limit(MOST)
                .map(kpi -> of(kpi, material))
                .toList());
    }

    private static Finding of(Kpi kpi, Material material) {
        Phrases phrases = material.phrases();
        KpiValue measured = material.headline().get(kpi);
        Estimate now = measured.estimate();
        if (now.value() == null) {
            String key = now.suppressed() ? "headline.suppressed" : "headline.no_data";
            return new Finding(phrases.get(key, phrases.name(kpi)), Tone.NEUTRAL);
        }
        Optional<Compared> before = material.compared(kpi, Comparison.PREVIOUS);
        String change = before.map(compared -> phrases.get(
                        "headline.change", material.changes().withNoise(kpi, Comparison.PREVIOUS, compared)))
                .orElse("");
        return new Finding(
                phrases.get("headline", phrases.name(kpi), value(kpi, measured, phrases), change),
                before.map(compared -> material.changes().tone(kpi, compared)).orElse(Tone.NEUTRAL));
    }

    private static String value(Kpi kpi, KpiValue measured, Phrases phrases) {
        Estimate now = measured.estimate();
        String value = phrases.value(kpi, now.value());
        if (measured.index() != null && !measured.index().detail().vetoes().isEmpty()) {
            return value + phrases.get("vetoed");
        }
        return Figures.figure(kpi, now).smallSample() ? value + phrases.get("small", phrases.count(now.n())) : value;
    }
}
