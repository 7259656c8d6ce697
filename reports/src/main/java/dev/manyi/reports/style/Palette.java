package dev.manyi.reports.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The one palette of charts, PDF, workbook and page: names of {@code palette.json}, each a colour as #rrggbb. */
public final class Palette {
    private static final Pattern ENTRY = Pattern.compile("\"([a-z0-9-]+)\"\\s*:\\s*\"(#[0-9a-f]{6})\"");
    private static final int SERIES = 6;
    private static final Map<String, String> COLOURS = read();

    private Palette() {}

    public static String hex(String name) {
        String colour = COLOURS.get(name);
        if (colour == null) {
            throw new IllegalArgumentException("no colour \"" + name + "\", there are " + COLOURS.keySet());
        }
        return colour;
    }

    /** The colour of the i-th series of a chart, counted from 0. */
    public static String series(int index) {
        return hex("series-" + (index % SERIES + 1));
    }

    public static Set<String> names() {
        return Collections.unmodifiableSet(COLOURS.keySet());
    }

    /** The name of a colour as #rrggbb, the first where two are alike. */
    public static Optional<String> named(String hex) {
        return COLOURS.entrySet().stream()
                .filter(colour -> colour.getValue().equals(hex))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, String> read() {
        try (var in = Palette.class.getResourceAsStream("/dev/manyi/reports/palette.json")) {
            var colours = new TreeMap<String, String>();
            var entries = ENTRY.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (entries.find()) {
                colours.put(entries.group(1), entries.group(2));
            }
            return colours;
        } catch (IOException e) {
            throw new UncheckedIOException("palette.json", e);
        }
    }
}
