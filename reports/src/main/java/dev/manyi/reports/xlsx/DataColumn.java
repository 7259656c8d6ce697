package dev.manyi.reports.xlsx;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.style.Messages;
import java.util.Locale;

/**
 * A column of a {@link DataWorkbook}: its title, Excel's number format for its numbers and moments, and its width in half-width
 * characters. The cells themselves decide whether they are text or number.
 */
public record DataColumn(String title, String format, int width) {
    private static final String GENERAL = "General";
    private static final int LONG = 32;
    private static final int MOMENT = 20;
    private static final int SHORT = 12;

    public static DataColumn text(String title) {
        return new DataColumn(title, GENERAL, LONG);
    }

    /** Codes, marks and the like. */
    public static DataColumn word(String title) {
        return new DataColumn(title, GENERAL, SHORT);
    }

    /** A number as it is. */
    public static DataColumn number(String title) {
        return new DataColumn(title, GENERAL, SHORT);
    }

    public static DataColumn count(String title) {
        return new DataColumn(title, "#,##0", SHORT);
    }

    public static DataColumn value(String title, Format format, Locale language) {
        return new DataColumn(title, new CellFormats(Messages.of(language)).value(format), SHORT);
    }

    public static DataColumn difference(String title, Format format, Locale language) {
        return new DataColumn(title, new CellFormats(Messages.of(language)).difference(format), SHORT);
    }

    /** Of java.time.LocalDateTime: a cell knows no zone. */
    public static DataColumn moment(String title) {
        return new DataColumn(title, "yyyy-mm-dd hh:mm:ss", MOMENT);
    }

    /** A title must be read and its filter's button must not hide it. */
    int shownWidth() {
        return Math.max(width, Texts.width(title) + 4);
    }

    /** Of java.time.LocalDate. */
    public static DataColumn day(String title) {
        return new DataColumn(title, "yyyy-mm-dd", SHORT);
    }
}
