package dev.manyi.kpi.explain;

import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.formula.Counted;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.formula.Mean;
import dev.manyi.kpi.formula.PercentileOf;
import dev.manyi.kpi.formula.Ratio;
import dev.manyi.kpi.formula.Share;
import dev.manyi.kpi.index.IndexDetail;
import dev.manyi.kpi.index.IndexFormula;
import dev.manyi.kpi.index.Part;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Quantity;
import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import java.util.Map;
import java.util.stream.Collectors;

/** A formula in words, in one language: with the amounts of one value, or without for the documentation. */
public final class FormulaWords {
    private final Messages words;

    public FormulaWords(Language language) {
        this.words = new Messages("/kpi/words", language);
    }

    Messages messages() {
        return words;
    }

    /** Without amounts: the names of what is counted. */
    public String of(Formula formula) {
        return formula instanceof IndexFormula index
                ? words.get("index", index.parts().stream().map(Part::id).collect(Collectors.joining(words.get("and"))))
                : of(formula, Amounts.NONE);
    }

    /** The weights and scores of an index, and what raised it or made it 0. */
    String of(IndexDetail detail, Map<String, Words> names) {
        String sum = detail.parts().stream()
                .map(part -> words.get(
                        "index.part", name(part.kpi(), names), Figure.plain(part.weight()), Figure.plain(part.score())))
                .collect(Collectors.joining(" + "));
        StringBuilder sentence = new StringBuilder(sum);
        if (detail.bonus() != null && detail.bonus().commendations() > 0) {
            sentence.append(words.get(
                    "index.bonus",
                    Figure.plain(detail.bonus().commendations()),
                    Figure.plain(detail.bonus().raise() * 100)));
        }
        if (!detail.vetoes().isEmpty()) {
            sentence.append(words.get("index.veto"));
        }
        if (!detail.leftOut().isEmpty()) {
            sentence.append(words.get(
                    "index.left",
                    detail.leftOut().stream()
                            .map(kpi -> name(kpi, names))
                            .collect(Collectors.joining(words.get("and")))));
        }
        return sentence.toString();
    }

    private String name(String kpi, Map<String, Words> names) {
        return names.containsKey(kpi) ? names.get(kpi).in(words.get("language")) : kpi;
    }

    /** The right side of "value = …". */
    String of(Formula formula, Amounts amounts) {
        Counted first = formula.counts().get(0);
        if (first instanceof Counted.Minutes) {
            return words.get("minutes", amounts.shown(amounts.numerator()), amounts.shown(amounts.denominator()));
        }
        if (first instanceof Counted.Values values) {
            return ofValues(formula, values.quantity(), amounts);
        }
        Counted.Facts facts = (Counted.Facts) first;
        if (formula instanceof Ratio ratio) {
            return words.get(
                    "ratio",
                    Figure.plain(ratio.per()),
                    with(ratio.numerator(), amounts, amounts.plus()),
                    with(ratio.denominator(), amounts, amounts.denominator()));
        }
        if (facts.minus() != null) {
            return words.get(
                    "net",
                    with(facts.plus(), amounts, amounts.plus()),
                    with(facts.minus(), amounts, amounts.minus()),
                    with(facts.among(), amounts, amounts.denominator()));
        }
        if (formula instanceof Share) {
            return words.get(
                    "share",
                    with(facts.plus(), amounts, amounts.plus()),
                    with(facts.among(), amounts, amounts.denominator()));
        }
        return facts.plus() == facts.among()
                ? words.get("count", name(facts.plus()))
                : words.get("count.among", name(facts.plus()), with(facts.among(), amounts, amounts.denominator()));
    }

    private String ofValues(Formula formula, Quantity quantity, Amounts amounts) {
        String given = joined(words.get("given." + key(quantity)), amounts.shown(amounts.denominator()));
        String name = words.get("quantity." + key(quantity));
        if (formula instanceof PercentileOf percentile) {
            return words.get("percentile", name, Figure.plain(percentile.share() * 100), given);
        }
        String mean = words.get("mean", joined(words.get("sum", name), amounts.shown(amounts.numerator())), given);
        Mean.Line line = ((Mean) formula).line();
        return line.equals(Mean.Line.SAME)
                ? mean
                : words.get("scaled", mean, Figure.plain(line.factor()), Figure.plain(-line.offset()));
    }

    /** What `n` counts, in words. */
    String denominator(Formula formula) {
        if (formula.counts().isEmpty()) {
            return words.get("index.data");
        }
        Counted last = formula.counts().get(formula.counts().size() - 1);
        if (last instanceof Counted.Facts facts) {
            return name(facts.among());
        }
        return last instanceof Counted.Values values
                ? words.get("given." + key(values.quantity()))
                : words.get("service_minutes");
    }

    private String with(Condition condition, Amounts amounts, Double amount) {
        return joined(name(condition), amounts.shown(amount));
    }

    private String name(Condition condition) {
        return words.get("condition." + condition.id());
    }

    private static String joined(String name, String amount) {
        return amount.isEmpty() ? name : name + " " + amount;
    }

    /** Ratings share their words: the KPI's name says what was rated. */
    private static String key(Quantity quantity) {
        return quantity.ratingDimension().isPresent() ? "rating" : quantity.id();
    }
}
