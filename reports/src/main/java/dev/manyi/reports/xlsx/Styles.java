package dev.manyi.reports.xlsx;

import dev.manyi.reports.style.Palette;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook's cell styles, each made once: Excel allows 64,000 and slows down long before. */
final class Styles {
    private static final short BODY = 10;

    private final XSSFWorkbook workbook;
    private final String face;
    private final Map<String, XSSFCellStyle> styles = new HashMap<>();

    Styles(XSSFWorkbook workbook, boolean chinese) {
        this.workbook = workbook;
        this.face = chinese ? "Microsoft YaHei" : "Arial";
        XSSFFont standard = workbook.getFontAt(0);
        standard.setFontName(face);
        standard.setFontHeightInPoints(BODY);
    }

    XSSFCellStyle title() {
        return style("title", style -> style.setFont(font(16, true, "brand")));
    }

    XSSFCellStyle caption() {
        return style("caption", style -> style.setFont(font(11, true, "ink")));
    }

    XSSFCellStyle label() {
        return style("label", style -> {
            style.setFont(font(BODY, false, "ink-soft"));
            style.setVerticalAlignment(VerticalAlignment.CENTER);
        });
    }

    XSSFCellStyle note() {
        return style("note", style -> style.setFont(font(9, false, "ink-soft")));
    }

    XSSFCellStyle warning() {
        return style("warning", style -> style.setFont(font(BODY, true, "running")));
    }

    XSSFCellStyle head(boolean numeric) {
        return style("head" + numeric, style -> {
            style.setFont(font(BODY, true, "brand"));
            style.setFillForegroundColor(colour("brand-soft"));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setAlignment(numeric ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
            style.setIndention((short) (numeric ? 0 : 1));
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setWrapText(true);
            style.setBorderBottom(BorderStyle.MEDIUM);
            style.setBottomBorderColor(colour("brand"));
        });
    }

    /** Text in a table. */
    XSSFCellStyle text() {
        return style("text", style -> {
            style.setFont(font(BODY, false, "ink"));
            style.setWrapText(true);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) 1);
            ruled(style);
        });
    }

    XSSFCellStyle value() {
        return style("value", style -> style.setFont(font(BODY, true, "ink")));
    }

    XSSFCellStyle plain() {
        return style("plain", style -> {
            style.setFont(font(BODY, false, "ink"));
            style.setWrapText(true);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
        });
    }

    /** The same style with Excel's mark for "this is text, whatever it begins with". */
    XSSFCellStyle quoted(XSSFCellStyle plain) {
        return style("quoted" + plain.getIndex(), style -> {
            style.cloneStyleFrom(plain);
            style.setQuotePrefixed(true);
        });
    }

    /** The head of the rows behind. */
    XSSFCellStyle dataHead() {
        return style("dataHead", style -> {
            style.setFont(font(BODY, true, "brand"));
            style.setFillForegroundColor(colour("brand-soft"));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        });
    }

    /** One of the rows behind: there are too many for rules between them. */
    XSSFCellStyle data(String format) {
        return style("data" + format, style -> {
            style.setFont(font(BODY, false, "ink"));
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
        });
    }

    XSSFCellStyle number(String format, boolean pale) {
        return style("number" + pale + format, style -> {
            style.setFont(font(BODY, false, pale ? "muted" : "ink"));
            style.setAlignment(HorizontalAlignment.RIGHT);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            ruled(style);
        });
    }

    private void ruled(XSSFCellStyle style) {
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(colour("rule"));
    }

    private XSSFCellStyle style(String name, Consumer<XSSFCellStyle> design) {
        return styles.computeIfAbsent(name, unused -> {
            XSSFCellStyle style = workbook.createCellStyle();
            design.accept(style);
            return style;
        });
    }

    private XSSFFont font(int size, boolean bold, String colour) {
        XSSFFont font = workbook.createFont();
        font.setFontName(face);
        font.setFontHeightInPoints((short) size);
        font.setBold(bold);
        font.setColor(colour(colour));
        return font;
    }

    private static XSSFColor colour(String name) {
        return new XSSFColor(rgb(Palette.hex(name)), null);
    }

    static byte[] rgb(String hex) {
        int value = Integer.parseInt(hex.substring(1), 16);
        return new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }
}
