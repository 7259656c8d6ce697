package dev.manyi.ingest.xlsx;

import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.Shown;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a sheet rows and cells say they stand; those that do not say it follow the one before. */
final class Place {
    static final int LAST_ROW = 1_048_576;
    static final int LAST_COLUMN = 16_384;
    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");

    private Place() {}

    /** The number of a row, from 1. */
    static int row(String given, int before) {
        int row = given == null ? before + 1 : given.matches("\\d{1,7}") ? Integer.parseInt(given) : 0;
        if (row <= before || row > LAST_ROW) {
            throw new MalformedInput("it is damaged: a row after row " + before + " calls itself " + Shown.value(given)
                    + "; rows go up to " + LAST_ROW);
        }
        return row;
    }

    /** The number of a cell's column, from 0. */
    static int column(String given, int before) {
        if (given == null && before + 1 < LAST_COLUMN) {
            return before + 1;
        }
        Matcher cell = CELL.matcher(String.valueOf(given));
        int column = cell.matches() ? letters(cell.group(1)) : -1;
        if (column <= before || column >= LAST_COLUMN) {
            throw new MalformedInput("it is damaged: a cell calls itself " + Shown.value(given)
                    + ", which is no place in a sheet of 16,384 columns, or out of order");
        }
        return column;
    }

    private static int letters(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = 26 * column + letter - 'A' + 1;
        }
        return column - 1;
    }

    /** The letters over a column. */
    static String name(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : name(column / 26 - 1) + last;
    }
}
