package dev.manyi.reports.xlsx;

import dev.manyi.reports.style.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cell styles of a {@link DataWorkbook}: a few fixed ones, and one for each number format. */
final class DataStyles {
    static final int PLAIN = 0;
    static final int HEAD = 1;
    /** With Excel's mark for "this is text, whatever it begins with". */
    static final int QUOTED = 2;

    static final int WRAPPED = 3;
    static final int WRAPPED_QUOTED = 4;
    private static final int FIXED = 5;
    private static final int FIRST_FORMAT = 164;

    private final String face;
    private final List<String> formats = new ArrayList<>();

    DataStyles(boolean chinese) {
        this.face = chinese ? "Microsoft YaHei" : "Arial";
    }

    /** The style of a number format. */
    int of(String format) {
        if (!formats.contains(format)) {
            formats.add(format);
        }
        return FIXED + formats.indexOf(format);
    }

    String xml() {
        var numbers = new StringBuilder();
        var cells = new StringBuilder();
        for (int i = 0; i < formats.size(); i++) {
            int id = FIRST_FORMAT + i;
            numbers.append(
                    "<numFmt numFmtId=\"%s\" formatCode=\"%s\"/>".formatted(id, SheetXml.escape(formats.get(i))));
            cells.append(
                    "<xf numFmtId=\"%s\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
                            .formatted(id));
        }
        return """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
                %s<fonts count="2">%s%s</fonts>\
                <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
                <fill><patternFill patternType="solid"><fgColor rgb="%s"/></patternFill></fill></fills>\
                <borders count="1"><border/></borders>\
                <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
                <cellXfs count="%s"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
                <xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>\
                <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>\
                <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">%s</xf>\
                <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1">%s</xf>\
                %s</cellXfs></styleSheet>""".formatted(
                        numbers.isEmpty() ? "" : "<numFmts count=\"" + formats.size() + "\">" + numbers + "</numFmts>",
                        font("ink", false),
                        font("brand", true),
                        colour("brand-soft"),
                        FIXED + formats.size(),
                        "<alignment vertical=\"top\" wrapText=\"1\"/>",
                        "<alignment vertical=\"top\" wrapText=\"1\"/>",
                        cells);
    }

    private String font(String colour, boolean bold) {
        return "<font>" + (bold ? "<b/>" : "") + "<sz val=\"10\"/><color rgb=\"" + colour(colour) + "\"/><name val=\""
                + face + "\"/></font>";
    }

    /** Opaque. */
    private static String colour(String name) {
        return "FF" + Palette.hex(name).substring(1).toUpperCase(Locale.ROOT);
    }
}
