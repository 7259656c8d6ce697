package dev.manyi.fact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds phone numbers and identity card numbers in free text, also in full-width digits. */
final class PersonalNumbers {
    private static final String MASK = "***";
    /** What people write between groups of digits. */
    private static final String GAP = "[-\\s.]{0,2}";

    private static final String COUNTRY = "(?:(?:\\+|00)?86" + GAP + ")?";
    private static final String IDENTITY_CARD =
            "[1-9]\\d{5}" + GAP + "\\d{8}" + GAP + "\\d{3}[\\dXx]" + "|[1-9]\\d{14}";
    private static final String MOBILE = "1[3-9]\\d" + GAP + "\\d{4}" + GAP + "\\d{4}";
    private static final String AREA = "(?:\\(?(?:010|02\\d)\\)?" + GAP + "\\d{4}" + GAP + "\\d{4}"
            + "|\\(?0[3-9]\\d{2}\\)?" + GAP + "\\d{3,4}" + GAP + "\\d{4})";
    /** Without its 0 a city's number is one only behind the country code. */
    private static final String ABROAD = "(?:\\+|00)86" + GAP + "(?:10|2\\d|[3-9]\\d{2})" + GAP + "\\d{7,8}";

    private static final Pattern NUMBER = Pattern.compile(
            "(?<!\\d)(?:" + IDENTITY_CARD + "|" + COUNTRY + "(?:" + MOBILE + "|" + AREA + ")|" + ABROAD + ")(?!\\d)");

    private PersonalNumbers() {}

    static String mask(String text) {
        // One character for one character, so that a place found in the copy is the same place in the text.
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.append(halfWidth(text.charAt(i)));
        }
        Matcher found = NUMBER.matcher(plain);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        while (found.find()) {
            masked.append(text, from, found.start()).append(MASK);
            from = found.end();
        }
        return from == 0 ? text : masked.append(text, from, text.length()).toString();
    }

    private static char halfWidth(char c) {
        if (c >= '！' && c <= '～') {
            return (char) (c - '！' + '!');
        }
        return switch (c) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\u00B7' -> '-';
            case '\u3000', '\u00A0', '\u2009', '\u200B' -> ' ';
            default -> Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
        };
    }
}
