package dev.manyi.report.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a summary can say in sentences, as `sentences` of a template names it. The sentences follow its order. */
public enum SentenceRule {
    /** The first headline numbers, each with its change on the period before. */
    HEADLINE,
    /** The same numbers against a year ago. */
    YEAR_AGO,
    /** How many headline numbers met their targets, and by how much the others missed them. */
    TARGETS,
    /** Which region, store and problem type moved the leading number most, beyond the noise; or that none did. */
    MOST_CHANGED,
    /** The best and the worst region and store by the leading number. */
    BEST_WORST,
    /** The problem types to improve first, by frequency and impact. */
    IMPROVE,
    /** What to know before believing the numbers: a running period, small samples, a low response rate, what is not told. */
    CAVEATS;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SentenceRule> named(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(SentenceRule::id).toList();
    }
}
