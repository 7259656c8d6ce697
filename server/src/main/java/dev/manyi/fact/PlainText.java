package dev.manyi.fact;

/**
 * A text as it is meant, however it is typed: full-width characters are narrow, every digit is 0 to 9, invisible
 * characters are gone. Remembers where each character stood. Chinese numerals become characters of their own, because 一 is as
 * often a word as a digit.
 */
final class PlainText implements CharSequence {
    /** Any digit, also a Chinese numeral: `CHINESE_ZERO + n` stands for the numeral n. */
    static final String DIGIT = "[0-9\uE000-\uE009]";

    private static final char CHINESE_ZERO = '\uE000';
    private static final String[] NUMERALS = {"〇零○", "一壹幺", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"};

    private final char[] plain;
    private final int[] places;
    private final int length;

    PlainText(String text) {
        plain = new char[text.length()];
        places = new int[text.length()];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = plain(text.charAt(i));
            if (Character.getType(c) != Character.FORMAT) {
                plain[at] = c;
                places[at++] = i;
            }
        }
        length = at;
    }

    /** Where the character stands in the text as it was typed. */
    int place(int index) {
        return places[index];
    }

    /** The digits between two places, as 0 to 9. */
    String digits(int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = plain[i];
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c >= CHINESE_ZERO && c <= CHINESE_ZERO + 9) {
                digits.append((char) (c - CHINESE_ZERO + '0'));
            }
        }
        return digits.toString();
    }

    private static char plain(char c) {
        if (c < 0x80) {
            return c;
        }
        if (c >= '！' && c <= '～') {
            return (char) (c - '！' + '!');
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
            // Small forms, and what private use hides behind: never one of ours.
            case '\uFE6B' -> '@';
            default -> otherwise(c);
        };
    }

    private static char otherwise(char c) {
        if (c >= CHINESE_ZERO && c <= CHINESE_ZERO + 9) {
            return '\uE00A';
        }
        return Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return plain[index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new String(plain, from, to - from);
    }

    @Override
    public String toString() {
        return new String(plain, 0, length);
    }
}
