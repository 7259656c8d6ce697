package dev.manyi.report.sentence;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many headline numbers met their targets, and by how much those missed them that did not; the furthest first. */
final class TargetSentence implements Sentence {
    private static final int MOST = 3;
    private static final Map<String, List<String>> WAYS = Map.of(
            "rate", List.of("below", "above"), "count", List.of("fewer", "more"), "time", List.of("shorter", "longer"));

    private record Judged(Kpi kpi, Compared target) {
        boolean isMet() {
            return target.change() == 0 || target.change() > 0 == (kpi.direction() == Direction.HIGHER);
        }

        /** As a share of the target, where one can say so. */
        double shortfall() {
            return target.improvement() == null ? 0 : target.improvement();
        }
    }

    @Override
    public Future<List<Finding>> of(Material material) {
        List<Judged> judged = material.headline().keySet().stream()
                .filter(kpi -> kpi.direction() != Direction.NONE)
                .flatMap(kpi -> material
                        .compared(kpi, Comparison.TARGET)
                        .filter(target -> target.change() != null)
                        .map(target -> new Judged(kpi, target))
                        .stream())
                .toList();
        return Future.succeededFuture(findings(judged, material));
    }

    private static List<Finding> findings(List<Judged> judged, Material material) {
        Phrases phrases = material.phrases();
        if (judged.isEmpty()) {
            return List.of(new Finding(phrases.get("targets.none"), Tone.NEUTRAL));
        }
        List<Judged> missed = judged.stream()
                .filter(one -> !one.isMet())
                .sorted(Comparator.comparing(Judged::shortfall))
                .toList();
        boolean all = missed.isEmpty();
        List<Finding> findings = new ArrayList<>();
        String how = all ? "targets.all" : missed.size() == judged.size() ? "targets.missed" : "targets.some";
        findings.add(new Finding(
                phrases.counted(how, judged.size(), phrases.count(judged.size() - missed.size())),
                all ? Tone.BETTER : Tone.NEUTRAL));
        Stream<Judged> told = all ? judged.stream().limit(1) : missed.stream().limit(MOST);
        told.forEach(one -> findings.add(gap(one, material)));
        return findings;
    }

    private static Finding gap(Judged judged, Material material) {
        Phrases phrases = material.phrases();
        Kpi kpi = judged.kpi();
        double gap = judged.target().change();
        double value = material.headline().get(kpi).estimate().value();
        String way = WAYS.get(Changes.sort(kpi)).get(gap < 0 ? 0 : 1);
        String text = gap == 0
                ? phrases.get("targets.equal", phrases.name(kpi), phrases.value(kpi, value))
                : phrases.get(
                        "targets." + way,
                        phrases.name(kpi),
                        phrases.value(kpi, value),
                        phrases.value(kpi, judged.target().before().value()),
                        phrases.amount(kpi, gap),
                        material.changes().noise(judged.target().significant()));
        return new Finding(text, tone(judged));
    }

    /** A gap that may be noise is neither good nor bad. */
    private static Tone tone(Judged judged) {
        if (Boolean.FALSE.equals(judged.target().significant())) {
            return Tone.NEUTRAL;
        }
        return judged.isMet() ? Tone.BETTER : Tone.WORSE;
    }
}
