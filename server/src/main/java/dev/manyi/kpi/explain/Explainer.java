package dev.manyi.kpi.explain;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.disclosure.Cell;
import dev.manyi.kpi.formula.Counted;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.formula.PercentileOf;
import dev.manyi.kpi.index.IndexFormula;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import io.vertx.core.Future;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells how each value of an answer came about. */
public final class Explainer {
    private static final Measure ALL = new Measure.Count(Condition.ALL_RESPONSES);
    private static final Measure VALID = new Measure.Count(Condition.RESPONSES);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final KpiService service;
    private final String rulesVersion;
    private final Map<Language, FormulaWords> words = new EnumMap<>(Language.class);

    public Explainer(KpiService service, String rulesVersion) {
        this.service = service;
        this.rulesVersion = rulesVersion;
        for (Language language : Language.values()) {
            words.put(language, new FormulaWords(language));
        }
    }

    /** The explanations of the values in each row of an answer, and the rules by which they were computed. */
    public record Explained(List<Map<Kpi, Explanation>> rows, String rulesVersion) {}

    public Future<Explained> explain(KpiAnswer answer, Collection<Kpi> known, Language language) {
        Map<String, Words> names = known.stream().collect(Collectors.toMap(Kpi::id, Kpi::name));
        return excluded(answer)
                .map(responses -> new Explained(
                        answer.rows().stream()
                                .map(row -> row(row, answer, responses, names, words.get(language)))
                                .toList(),
                        rulesVersion));
    }

    private Map<Kpi, Explanation> row(
            KpiRow row,
            KpiAnswer answer,
            Map<Slot, Measured> responses,
            Map<String, Words> names,
            FormulaWords language) {
        Slot slot = row.slot();
        Measured counted = responses.getOrDefault(slot, Measured.NOTHING);
        long excluded = counted.count(ALL) - counted.count(VALID);
        Measured measured = answer.cells().getOrDefault(slot, Cell.NOTHING).measured();
        Map<Kpi, Explanation> values = new HashMap<>();
        boolean few = answer.smallest().isPresent()
                && excluded > 0
                && excluded < answer.smallest().get();
        row.values().forEach((kpi, value) -> {
            boolean told = excludes(kpi) && !few && !value.estimate().suppressed();
            values.put(kpi, explanation(kpi, value, measured, told ? excluded : null, answer, names, language));
        });
        return values;
    }

    /** All responses and the valid ones of each place, if any value is about responses. */
    private Future<Map<Slot, Measured>> excluded(KpiAnswer answer) {
        return answer.request().kpis().stream().anyMatch(Explainer::excludes)
                ? service.measures(answer.request(), List.of(ALL, VALID))
                : Future.succeededFuture(Map.of());
    }

    /** Whether excluded responses are left out of it, or of one of its parts. */
    private static boolean excludes(Kpi kpi) {
        return counts(kpi.formula())
                .anyMatch(counted -> counted.facts().contains(FactKind.RESPONSE)
                        && !(counted instanceof Counted.Facts facts
                                && facts.among().ofExcludedToo()));
    }

    private static Stream<Counted> counts(Formula formula) {
        return formula instanceof IndexFormula index
                ? index.parts().stream()
                        .flatMap(part -> part.members().stream())
                        .flatMap(member -> counts(member.formula()))
                : formula.counts().stream();
    }

    private Explanation explanation(
            Kpi kpi,
            KpiValue value,
            Measured measured,
            Long excluded,
            KpiAnswer answer,
            Map<String, Words> names,
            FormulaWords words) {
        Amounts amounts = value.estimate().suppressed() ? Amounts.NONE : Amounts.of(kpi.formula(), measured);
        Optional<Hours> hours = kpi.hours();
        List<String> parts = new ArrayList<>();
        Messages texts = words.messages();
        parts.add(
                value.estimate().suppressed()
                        ? texts.get(
                                "suppressed",
                                kpi.name().in(texts.get("language")),
                                answer.smallest().map(String::valueOf).orElse(""))
                        : first(kpi, value, amounts, names, words));
        if (excluded != null) {
            parts.add(texts.get("excluded", Figure.plain(excluded)));
        }
        hours.ifPresent(clock -> parts.add(texts.get("hours." + clock.id())));
        parts.add(texts.get(
                "as_of", answer.request().asOf().atZone(service.zone()).format(MOMENT)));
        parts.add(texts.get("rules", rulesVersion));
        return new Explanation(
                String.join(texts.get("separator"), parts) + texts.get("end"),
                kpi.description().in(texts.get("language")),
                amounts.numerator(),
                amounts.denominator(),
                excluded,
                hours.orElse(null),
                kpi.formula() instanceof PercentileOf);
    }

    private static String first(
            Kpi kpi, KpiValue value, Amounts amounts, Map<String, Words> names, FormulaWords words) {
        Estimate estimate = value.estimate();
        Messages texts = words.messages();
        String name = kpi.name().in(texts.get("language"));
        if (estimate.value() == null) {
            return texts.get("none", name, words.denominator(kpi.formula()));
        }
        String how = value.index() == null
                ? words.of(kpi.formula(), amounts)
                : words.of(value.index().detail(), names);
        return texts.get("equals", name, Figure.value(kpi, estimate.value(), texts), how);
    }
}
