package dev.manyi.reports.chart;

import dev.manyi.reports.style.Palette;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the options of all kinds of chart are written with. */
final class Options {
    static final int FONT = 9;
    // Besides colour, lines differ in dash and mark: colours alone do not reach everybody, nor a black and white print.
    private static final List<String> DASHES = List.of("solid", "dashed", "dotted");
    private static final List<String> MARKS = List.of("circle", "rect", "triangle", "diamond");

    private Options() {}

    /** Keys and values in turn, in this order. */
    static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    static Map<String, Object> text(String colour) {
        return map("fontSize", FONT, "color", Palette.hex(colour));
    }

    /** The dash of the i-th line, counted from 0. */
    static String dash(int index) {
        return DASHES.get(index % DASHES.size());
    }

    static String mark(int index) {
        return MARKS.get(index % MARKS.size());
    }
}
