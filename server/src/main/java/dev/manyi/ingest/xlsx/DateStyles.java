package dev.manyi.ingest.xlsx;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;

/** Which styles of a workbook show a number as a date or a time. */
record DateStyles(BitSet styles) {

    static DateStyles read(Archive archive) throws IOException {
        BitSet dates = new BitSet();
        var part = archive.find("xl/styles.xml");
        if (part.isEmpty()) {
            return new DateStyles(dates);
        }
        Map<Integer, String> formats = new HashMap<>();
        try (Xml xml = new Xml(part.get())) {
            boolean inCells = false;
            int style = 0;
            while (xml.next()) {
                if (xml.starts("numFmt")) {
                    formats.put(number(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
                } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
                    inCells = xml.starts("cellXfs");
                } else if (inCells && xml.starts("xf")) {
                    dates.set(style++, isDate(number(xml.attribute("numFmtId")), formats));
                }
            }
        }
        return new DateStyles(dates);
    }

    boolean isDate(String style) {
        int number = number(style);
        return number >= 0 && styles.get(number);
    }

    private static boolean isDate(int format, Map<Integer, String> formats) {
        String code = formats.getOrDefault(format, format < 0 ? null : BuiltinFormats.getBuiltinFormat(format));
        // Chinese, Japanese and Korean Excel have dates and times under these numbers, without saying how they look.
        boolean eastAsian = format >= 27 && format <= 36 || format >= 50 && format <= 58;
        return code == null
                ? eastAsian
                : DateUtil.isADateFormat(format, code.replaceAll("\"[^\"]*\"", ""))
                        || eastAsian && !formats.containsKey(format);
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }
}
