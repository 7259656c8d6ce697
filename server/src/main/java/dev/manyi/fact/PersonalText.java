package dev.manyi.fact;

import java.util.BitSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in free text what leads to a person, and puts the mask in its place. */
final class PersonalText {
    /** No rule is about fewer digits. */
    private static final int FEWEST_DIGITS = 7;

    private PersonalText() {}

    /**
     * What some personal data looks like, which group of it is masked (0 is all of it), and which of the findings are meant, told
     * by their digits.
     */
    record Rule(Pattern pattern, int group, Predicate<String> meant) {
        static Rule of(String pattern) {
            return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), 0, digits -> true);
        }

        Rule inGroup(int number) {
            return new Rule(pattern, number, meant);
        }

        Rule meaning(Predicate<String> only) {
            return new Rule(pattern, group, only);
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
        boolean digits = false;
        boolean letters = false;
        int count = 0;
        PlainText plain = new PlainText(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= '0' && c <= '9' || c >= '\uE000' && c <= '\uE009') {
                digits |= ++count >= FEWEST_DIGITS;
            }
            letters |= c == '@' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '扣' || c == '鹅';
        }
        BitSet personal = new BitSet();
        if (digits) {
            PersonalNumbers.RULES.forEach(rule -> rule.mark(plain, personal));
        }
        if (letters || count > 0) {
            PersonalAddresses.RULES.forEach(rule -> rule.mark(plain, personal));
        }
        return personal.isEmpty() ? text : masked(text, plain, personal);
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
