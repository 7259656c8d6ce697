package dev.manyi.ingest.row;

import dev.manyi.fact.Privacy;

/**
 * Sent values as messages quote them: short, without what leads to a person (answers are kept to be given again, messages may get
 * into logs), and free of characters that break a log, a table or a terminal.
 */
public final class Shown {
    private static final int LONGEST = 60;
    private static final int LONGEST_MESSAGE = 240;

    private Shown() {}

    public static String value(Object value) {
        return "\"" + text(String.valueOf(value)) + "\"";
    }

    /** The same without quotation marks. */
    public static String text(String text) {
        return shortened(text, LONGEST);
    }

    /** What a library said. */
    static String message(String text) {
        return shortened(text, LONGEST_MESSAGE);
    }

    private static String shortened(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        // Somewhat more than is shown: half a number that is cut off is none.
        String begin = text.substring(0, Math.min(text.length(), 2 * longest + LONGEST));
        Privacy.mask(begin)
                .codePoints()
                .limit(longest + 1L)
                .forEach(c -> shown.appendCodePoint(isPlain(c) ? c : 0xFFFD));
        return shown.codePointCount(0, shown.length()) <= longest
                ? shown.toString()
                : shown.substring(0, shown.offsetByCodePoints(0, longest)) + "…";
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.FORMAT, Character.LINE_SEPARATOR -> false;
            case Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
