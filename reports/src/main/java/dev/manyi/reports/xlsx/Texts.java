package dev.manyi.reports.xlsx;

/** Makes text safe for a cell: it shows as it was written and is never run. */
final class Texts {
    static final int LONGEST = 32_767;
    /** What spreadsheets take for the beginning of a formula, half and full width, and what hides one. */
    private static final String STARTS_A_FORMULA = "=+-@＝＋－＠\t\r\n";

    private Texts() {}

    static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    /** As {@link #xml}, and with Excel's own escape (_x0041_ means A) disarmed. */
    static String cell(String text) {
        String escaped = xml(text).replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
        if (escaped.length() <= LONGEST) {
            return escaped;
        }
        return cut(escaped, LONGEST - 1) + "…";
    }

    /** At most so many characters, and no half ones. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Without the characters that XML forbids. */
    static String xml(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(code -> safe.appendCodePoint(isXml(code) ? code : '\ufffd'));
        return safe.toString();
    }

    /** On one line, for names and properties. */
    static String line(String text) {
        return xml(text).replaceAll("\\s+", " ").strip();
    }

    /** In half-width characters: one in the East Asian wide ranges counts two, like in the cell. */
    static int width(String text) {
        return text.lines()
                .mapToInt(line ->
                        line.codePoints().map(code -> isWide(code) ? 2 : 1).sum())
                .max()
                .orElse(0);
    }

    private static boolean isWide(int code) {
        return code >= 0x1100 && code <= 0x115f
                || code >= 0x2e80 && code <= 0xa4cf
                || code >= 0xac00 && code <= 0xd7a3
                || code >= 0xf900 && code <= 0xfaff
                || code >= 0xfe30 && code <= 0xfe6f
                || code >= 0xff00 && code <= 0xff60
                || code >= 0xffe0 && code <= 0xffe6
                || code >= 0x1f300;
    }

    private static boolean isXml(int code) {
        return code == '\t'
                || code == '\n'
                || code == '\r'
                || code >= 0x20 && code <= 0xd7ff
                || code >= 0xe000 && code <= 0xfffd
                || code >= 0x10000;
    }
}
