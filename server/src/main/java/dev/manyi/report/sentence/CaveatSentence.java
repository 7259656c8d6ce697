package dev.manyi.report.sentence;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.block.Figures;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What one must know before believing the headline numbers. */
final class CaveatSentence implements Sentence {
    private static final String RESPONSE_RATE = "response_rate";
    /** Where fewer answer, those who did may well be others than those who did not. */
    private static final double LOW_RESPONSE = 0.2;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Override
    public Future<List<Finding>> of(Material material) {
        List<String> caveats = new ArrayList<>();
        if (material.changes().running()) {
            caveats.add(running(material));
        }
        addSmall(caveats, material);
        add(caveats, "caveat.suppressed", material, (kpi, estimate) -> estimate.suppressed());
        add(caveats, "caveat.no_data", material, (kpi, now) -> now.value() == null && !now.suppressed());
        return responseRate(material).map(said -> {
            caveats.addAll(said);
            return caveats.stream().map(text -> new Finding(text, Tone.NEUTRAL)).toList();
        });
    }

    private static String running(Material material) {
        BlockContext context = material.context();
        return material.phrases()
                .get(
                        "caveat.running",
                        MOMENT.format(context.request()
                                .asOf()
                                .atZone(context.service().zone())),
                        material.changes().period(Comparison.PREVIOUS));
    }

    private static void addSmall(List<String> caveats, Material material) {
        Phrases phrases = material.phrases();
        Function<Kpi, String> sample = kpi -> phrases.get(
                "caveat.sample",
                phrases.name(kpi),
                phrases.count(material.headline().get(kpi).estimate().n()));
        List<String> small =
                those(material, (kpi, now) -> Figures.figure(kpi, now).smallSample(), sample);
        if (!small.isEmpty()) {
            caveats.add(phrases.get("caveat.small", phrases.list(small), phrases.count(Figures.MINIMUM_SAMPLE)));
        }
    }

    private static void add(List<String> caveats, String key, Material material, BiPredicate<Kpi, Estimate> concerned) {
        List<String> names = those(material, concerned, material.phrases()::name);
        if (!names.isEmpty()) {
            caveats.add(material.phrases().get(key, material.phrases().list(names)));
        }
    }

    private static List<String> those(
            Material material, BiPredicate<Kpi, Estimate> concerned, Function<Kpi, String> text) {
        return material.headline().entrySet().stream()
                .filter(entry -> concerned.test(entry.getKey(), entry.getValue().estimate()))
                .map(entry -> text.apply(entry.getKey()))
                .toList();
    }

    private static Future<List<String>> responseRate(Material material) {
        Kpi rate = material.context().kpi(RESPONSE_RATE);
        KpiRequest question = material.context().question(List.of(rate));
        if (!question.filters().keySet().stream().allMatch(rate::has)) {
            return Future.succeededFuture(List.of());
        }
        return material.context().ask(question).map(answer -> {
            Estimate now = answer.rows().get(0).values().get(rate).estimate();
            return now.value() == null || now.value() >= LOW_RESPONSE
                    ? List.of()
                    : List.of(material.phrases()
                            .get(
                                    "caveat.response",
                                    material.phrases().value(rate, now.value()),
                                    material.phrases().value(rate, LOW_RESPONSE)));
        });
    }
}
