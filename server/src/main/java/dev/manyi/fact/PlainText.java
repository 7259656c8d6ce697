package dev.manyi.fact;

/**
 * A text as it is meant, however it is typed: full-width characters are narrow, letters small, every digit is 0 to 9, and
 * invisible characters are gone. Remembers where each character stood. Chinese numerals become characters of their own, because 一 is as
 * often a word as a digit.
 */
final class PlainText implements CharSequence {
    /** Any digit, also a Chinese numeral: `CHINESE_ZERO + n` stands for the numeral n. */
    static final String DIGIT = "[0-9\uE000-\uE009]";

    private static final char CHINESE_ZERO = '\uE000';
    private static final String[] NUMERALS = {"〇零○", "一壹幺", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"};

    /** What each character means; nothing for the invisible ones. */
    private static final char[] MEANT = new char[Character.MAX_VALUE + 1];

    private static final char NOTHING = 0;

    static {
        for (int c = 1; c < MEANT.length; c++) {
            MEANT[c] = Character.getType(c) == Character.FORMAT ? NOTHING : plain((char) c);
        }
    }

    private final String plain;
    private final int[] places;

    PlainText(String text) {
        char[] meant = new char[text.length()];
        places = new int[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = MEANT[text.charAt(i)];
            if (c != NOTHING) {
                meant[length] = c;
                places[length++] = i;
            }
        }
        plain = new String(meant, 0, length);
    }

    boolean holds(String part) {
        return plain.contains(part);
    }

    /** Any digit, also a Chinese numeral. */
    static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || isNumeral(c);
    }

    private static boolean isNumeral(char c) {
        return c >= CHINESE_ZERO && c <= CHINESE_ZERO + 9;
    }

    /** Where the character stands in the text as it was typed. */
    int place(int index) {
        return places[index];
    }

    /** The digits between two places, as 0 to 9. */
    String digits(int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = plain.charAt(i);
            if (isDigit(c)) {
                digits.append(isNumeral(c) ? (char) (c - CHINESE_ZERO + '0') : c);
            }
        }
        return digits.toString();
    }

    private static char plain(char c) {
        if (c < 0x80) {
            return Character.toLowerCase(c);
        }
        if (c >= '！' && c <= '～') {
            return plain((char) (c - '！' + '!'));
        }
        for (int digit = 0; digit < NUMERALS.length; digit++) {
            if (NUMERALS[digit].indexOf(c) >= 0) {
                return (char) (CHINESE_ZERO + digit);
            }
        }
        return switch (c) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\u00B7', '\u30FC' -> '-';
            case '\u3000', '\u00A0', '\u2009', '\u2002', '\u2003', '\u202F' -> ' ';
            case '\u2028', '\u2029', '\u0085' -> '\n';
            case '、', '，', '；' -> ',';
            case '。', '｡' -> '\u3002';
            case '\uFE6B' -> '@';
            default -> otherwise(c);
        };
    }

    private static char otherwise(char c) {
        if (isNumeral(c)) {
            return '\uE00A'; // somebody's own use of these characters is not ours
        }
        return Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
    }

    @Override
    public int length() {
        return plain.length();
    }

    @Override
    public char charAt(int index) {
        return plain.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return plain.subSequence(from, to);
    }

    @Override
    public String toString() {
        return plain;
    }
}
