package dev.manyi.kpi.catalogue;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.formula.Formula;

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
            return language.startsWith("en") ? english : chinese;
        }

        Words with(String mark, Words words) {
            return new Words(chinese.replace(mark, words.chinese), english.replace(mark, words.english));
        }
    }

    /** The facts it is made of. */
    public FactKind fact() {
        return formula.measures().get(0).fact();
    }
}
