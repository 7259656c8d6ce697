package dev.manyi.kpi.catalogue;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Subject;
import dev.manyi.language.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One entry of the catalogue. */
public record Kpi(
        String id,
        String family,
        Unit unit,
        int decimals,
        Direction direction,
        Formula formula,
        Words name,
        Words description) {

    /** A text in both languages of the product. */
    public record Words(String chinese, String english) {
        public String in(String language) {
            return Language.of(language) == Language.ENGLISH ? english : chinese;
        }

        Words with(String mark, Words words) {
            return new Words(chinese.replace(mark, words.chinese), english.replace(mark, words.english));
        }
    }

    /** The kinds of facts it is made of. */
    public Set<FactKind> facts() {
        return formula.measures().stream().map(Measure::fact).collect(Collectors.toCollection(TreeSet::new));
    }

    /** In which hours its time runs; empty for a KPI that looks at no clock, or whose parts run in different ones. */
    public Optional<Hours> hours() {
        Set<Hours> hours = formula.measures().stream()
                .flatMap(measure -> measure.hours().stream())
                .collect(Collectors.toSet());
        return hours.size() == 1 ? Optional.of(hours.iterator().next()) : Optional.empty();
    }

    /** A dimension that one of its facts does not have can neither group nor filter it. */
    public boolean has(Dimension dimension) {
        return formula.measures().stream()
                .allMatch(measure -> dimension.appliesTo(measure.fact()) && has(measure.subject(), dimension));
    }

    private static boolean has(Subject subject, Dimension dimension) {
        return switch (subject) {
            case FACT -> true;
            case BUYER, CUSTOMER, SERVICE -> !dimension.ofMoment();
            case CUSTOMER_RECORD -> dimension == Dimension.TIER;
        };
    }

    /** All that can. */
    public List<Dimension> dimensions() {
        return Arrays.stream(Dimension.values()).filter(this::has).toList();
    }
}
