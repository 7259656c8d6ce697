package dev.manyi.reports.xlsx;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The XML of one row of a sheet after the other. Text is written as text and can not be a formula. */
final class SheetXml {
    /** Excel counts days from here, because it takes 1900 for a leap year. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final double NANOS_A_DAY = 86_400e9;
    private final List<String> letters = new ArrayList<>();
    private int rows;

    int rows() {
        return rows;
    }

    /** The styles of its numbers and moments by column; of its texts one for all, and one for those that look like formulas. */
    String row(List<?> cells, int[] styles, int text, int quoted) {
        rows++;
        var xml = new StringBuilder("<row r=\"").append(rows).append("\">");
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell instanceof String string) {
                text(xml, i, string, Texts.looksLikeFormula(string) ? quoted : text);
            } else if (cell instanceof Boolean flag) {
                value(xml, i, text, " t=\"b\"", flag ? "1" : "0");
            } else if (cell != null) {
                value(xml, i, styles[i], "", number(cell));
            }
        }
        return xml.append("</row>").toString();
    }

    private void text(StringBuilder xml, int column, String text, int style) {
        xml.append("<c r=\"")
                .append(letters(column))
                .append(rows)
                .append("\" s=\"")
                .append(style);
        xml.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">").append(escape(Texts.cell(text)));
        xml.append("</t></is></c>");
    }

    private void value(StringBuilder xml, int column, int style, String type, String value) {
        xml.append("<c r=\"")
                .append(letters(column))
                .append(rows)
                .append("\" s=\"")
                .append(style)
                .append('"');
        xml.append(type).append("><v>").append(value).append("</v></c>");
    }

    private static String number(Object cell) {
        if (cell instanceof LocalDate day) {
            return String.valueOf(ChronoUnit.DAYS.between(DAY_ZERO, day));
        }
        if (cell instanceof LocalDateTime moment) {
            double time = moment.toLocalTime().toNanoOfDay() / NANOS_A_DAY;
            return String.valueOf(ChronoUnit.DAYS.between(DAY_ZERO, moment.toLocalDate()) + time);
        }
        if (cell instanceof Number number) {
            return number.toString();
        }
        throw new IllegalArgumentException("a cell holds texts, numbers, flags, days and moments, not "
                + cell.getClass().getName());
    }

    /** A to Z, AA to ZZ, … */
    String letters(int column) {
        for (int next = letters.size(); next <= column; next++) {
            letters.add((next < 26 ? "" : letters.get(next / 26 - 1)) + (char) ('A' + next % 26));
        }
        return letters.get(column);
    }

    static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                // A reader would make it a line feed.
                case '\r' -> safe.append("&#13;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
