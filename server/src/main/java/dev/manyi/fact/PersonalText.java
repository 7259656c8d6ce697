package dev.manyi.fact;

import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in free text what leads to a person, and puts the mask in its place. */
final class PersonalText {
    /** No number of a person has fewer digits. */
    private static final int FEWEST_DIGITS = 7;

    private PersonalText() {}

    /**
     * What some personal data looks like in plain text, which group of it is masked (0 is all of it), which of the findings are
     * meant, told by their digits, and what texts hold at least one of if they hold any.
     */
    record Rule(Pattern pattern, int group, Predicate<String> meant, List<String> hints) {
        static Rule of(String pattern) {
            return new Rule(Pattern.compile(pattern), 0, digits -> true, List.of());
        }

        Rule inGroup(int number) {
            return new Rule(pattern, number, meant, hints);
        }

        Rule meaning(Predicate<String> only) {
            return new Rule(pattern, group, only, hints);
        }

        Rule hinted(String... parts) {
            return new Rule(pattern, group, meant, List.of(parts));
        }

        private boolean mayBeIn(PlainText text) {
            return hints.isEmpty() || hints.stream().anyMatch(text::holds);
        }

        /** Looks at all findings; `take` says whether one is meant. */
        void find(CharSequence text, BiPredicate<Integer, Integer> take) {
            Matcher found = pattern.matcher(text);
            int from = 0;
            while (from <= text.length() && found.find(from)) {
                // What is not meant may hide the beginning of what is.
                from = take.test(found.start(group), found.end(group)) ? found.end() : found.start() + 1;
            }
        }

        private void mark(PlainText text, BitSet personal) {
            find(text, (from, to) -> {
                boolean yes = meant.test(text.digits(from, to));
                if (yes) {
                    personal.set(from, to);
                }
                return yes;
            });
        }
    }

    static String mask(String text) {
        PlainText plain = new PlainText(text);
        BitSet personal = new BitSet();
        if (plain.chars().filter(c -> PlainText.isDigit((char) c)).count() >= FEWEST_DIGITS) {
            mark(PersonalNumbers.RULES, plain, personal);
        }
        mark(PersonalAddresses.RULES, plain, personal);
        return personal.isEmpty() ? text : masked(text, plain, personal);
    }

    private static void mark(List<Rule> rules, PlainText plain, BitSet personal) {
        rules.stream().filter(rule -> rule.mayBeIn(plain)).forEach(rule -> rule.mark(plain, personal));
    }

    private static String masked(String text, PlainText plain, BitSet personal) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (int start = personal.nextSetBit(0); start >= 0; start = personal.nextSetBit(start)) {
            int end = personal.nextClearBit(start);
            masked.append(text, from, plain.place(start)).append(Privacy.MASK);
            from = plain.place(end - 1) + 1;
            start = end;
        }
        return masked.append(text, from, text.length()).toString();
    }
}
