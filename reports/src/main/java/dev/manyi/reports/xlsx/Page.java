package dev.manyi.reports.xlsx;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.style.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Writes a sheet from top to bottom and remembers how wide its columns must be. */
final class Page {
    private static final int NARROWEST = 9;
    private static final int WIDEST = 46;
    private static final int PARAGRAPH_COLUMNS = 8;
    /** So many rows go on a landscape A4 at the least. */
    static final int PAPER_ROWS = 34;
    /** So many characters across a landscape A4 can still be read. */
    private static final int PAPER_CHARACTERS = 220;

    /** Above it stands the sheet's title, which is no page of its own. */
    private static final int FIRST_BLOCK = 2;

    private static final float LINE = 17;
    /** Excel's bound for a row. */
    private static final float TALLEST = 409;

    private final XSSFSheet sheet;
    private final Styles styles;
    private final CellFormats formats;
    private final Messages messages;
    private final TreeMap<Integer, Integer> widths = new TreeMap<>();
    private final TreeMap<Integer, Integer> widestOf = new TreeMap<>();
    /** Of rows with texts that wrap even in the widest column. */
    private final TreeMap<Integer, Integer> linesOf = new TreeMap<>();
    /** What needs the final widths: wrapped paragraphs and charts. */
    private final List<Runnable> last = new ArrayList<>();

    private int row = -1;
    /** The row with which the current sheet of paper began. */
    private int paper;

    Page(XSSFSheet sheet, Styles styles, Messages messages) {
        this.sheet = sheet;
        this.styles = styles;
        this.formats = new CellFormats(messages);
        this.messages = messages;
        sheet.setDefaultRowHeightInPoints(LINE);
    }

    XSSFSheet sheet() {
        return sheet;
    }

    int row() {
        return row;
    }

    void nextRow() {
        row++;
    }

    void skipTo(int to) {
        row = Math.max(row, to);
    }

    void title(String text) {
        nextRow();
        put(0, text, styles.title());
        line().setHeightInPoints(26);
    }

    void caption(String text) {
        nextRow();
        put(0, text, styles.caption());
        line().setHeightInPoints(20);
    }

    /** On paper a block of so many rows begins a page where the current one may not hold it: no chart is cut in two. */
    void keepTogether(int rows) {
        boolean titleOnly = paper == 0 && row < FIRST_BLOCK;
        int used = row
                - paper
                + linesOf.tailMap(paper).values().stream()
                        .mapToInt(lines -> lines - 1)
                        .sum();
        if (used + rows > PAPER_ROWS && !titleOnly) {
            sheet.setRowBreak(row);
            paper = row;
        }
    }

    void note(String text) {
        nextRow();
        put(0, text, styles.note());
    }

    /** A text over several columns that wraps. */
    void paragraph(String text, XSSFCellStyle style) {
        nextRow();
        int at = row;
        put(0, text, style);
        sheet.addMergedRegion(new CellRangeAddress(at, at, 0, PARAGRAPH_COLUMNS - 1));
        last.add(() -> {
            int width = 0;
            for (int column = 0; column < PARAGRAPH_COLUMNS; column++) {
                width += sheet.getColumnWidth(column) / 256;
            }
            makeRoom(at, text, width);
        });
    }

    void head(int column, String text, boolean numeric) {
        wrapped(column, text, styles.head(numeric));
    }

    void text(int column, String text) {
        wrapped(column, text, styles.text());
    }

    /** A text in a table that is more than the others. */
    void text(int column, String text, XSSFCellStyle style) {
        wrapped(column, text, style);
    }

    /** Lets a column grow wider than usual before its texts wrap. */
    void allow(int column, int widest) {
        widestOf.put(column, widest);
    }

    /** A label and beside it a value that runs over the columns on its right instead of widening its own. */
    void fact(String label, String value, XSSFCellStyle labelStyle) {
        nextRow();
        put(0, label, labelStyle);
        widen(0, label);
        put(1, value, styles.value());
    }

    void number(int column, Double value, Format format, boolean pale) {
        number(column, value, formats.value(format), FigureFormat.text(value, format, messages.language()), pale);
    }

    void difference(int column, Double value, Format format) {
        String text = FigureFormat.difference(value, format, messages.language());
        number(column, value, formats.difference(format), text, false);
    }

    /** The cell holds the exact number; without data it stays empty, because a zero or a dash would be counted. */
    private void number(int column, Double value, String format, String text, boolean pale) {
        XSSFCell cell = line().createCell(column);
        cell.setCellStyle(styles.number(format, pale));
        if (value != null) {
            cell.setCellValue(value);
        }
        widen(column, text + "000");
    }

    void atTheEnd(Runnable work) {
        last.add(work);
    }

    void finish() {
        widths.forEach((column, width) -> {
            int widest = widestOf.getOrDefault(column, WIDEST);
            sheet.setColumnWidth(column, 256 * Math.min(widest, Math.max(NARROWEST, width + 3)));
        });
        sheet.getPrintSetup().setFitWidth((short) papersWide());
        last.forEach(Runnable::run);
    }

    /** A sheet with many columns goes side by side on several sheets of paper instead of becoming too small to read. */
    private int papersWide() {
        int characters = widths.keySet().stream()
                .mapToInt(column -> sheet.getColumnWidth(column) / 256)
                .sum();
        return Math.max(1, (characters + PAPER_CHARACTERS - 1) / PAPER_CHARACTERS);
    }

    /** Heights are written out: not every program makes room for wrapped text by itself. */
    private void wrapped(int column, String text, XSSFCellStyle style) {
        put(column, text, style);
        widen(column, text);
        linesOf.merge(row, lines(text, widestOf.getOrDefault(column, WIDEST)), Math::max);
        int at = row;
        last.add(() -> makeRoom(at, text, sheet.getColumnWidth(column) / 256));
    }

    private void makeRoom(int at, String text, int width) {
        float height = Math.min(TALLEST, lines(text, width) * LINE);
        var line = sheet.getRow(at);
        if (height > line.getHeightInPoints()) {
            line.setHeightInPoints(height);
        }
    }

    private static int lines(String text, int width) {
        int room = Math.max(1, width - 2);
        return Math.max(
                1,
                text.lines()
                        .mapToInt(line -> 1 + Math.max(0, Texts.width(line) - 1) / room)
                        .sum());
    }

    private void put(int column, String text, XSSFCellStyle style) {
        XSSFCell cell = line().createCell(column);
        cell.setCellValue(Texts.cell(text));
        cell.setCellStyle(Texts.looksLikeFormula(text) ? styles.quoted(style) : style);
    }

    private XSSFRow line() {
        XSSFRow line = sheet.getRow(row);
        return line == null ? sheet.createRow(row) : line;
    }

    private void widen(int column, String text) {
        widths.merge(column, Texts.width(text), Math::max);
    }
}
