package dev.manyi.ingest.mapping;

import dev.manyi.ingest.row.Shown;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is known so far of one id: for each read the cell that counts now. */
final class Folded {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private final long row;
    private final String id;
    private final List<FieldRule> rules;
    private final List<Kept> kept = new ArrayList<>();

    Folded(long row, String id, List<FieldRule> rules) {
        this.row = row;
        this.id = id;
        this.rules = rules;
        rules.forEach(rule -> rule.reads().forEach(read -> kept.add(new Kept())));
    }

    private static final class Kept {
        private String cell;
        private Comparable<?> key;
        private long count;
    }

    /** The row where the id stood first. */
    long row() {
        return row;
    }

    /** Adds all of a row or, if a cell can not be compared, nothing of it. */
    void add(SourceRow cells, Comparable<?> order) {
        List<Comparable<?>> keys = new ArrayList<>();
        rules.forEach(rule -> rule.reads().forEach(read -> keys.add(key(rule, read, cells, order))));
        int i = 0;
        for (FieldRule rule : rules) {
            for (Read read : rule.reads()) {
                if (keys.get(i) != null) {
                    add(kept.get(i), read, read.cell(cells), keys.get(i));
                }
                i++;
            }
        }
    }

    /** What decides between two rows; null where the row has nothing for this read. */
    private static Comparable<?> key(FieldRule rule, Read read, SourceRow cells, Comparable<?> order) {
        String cell = read.cell(cells);
        boolean byValue = read.pick() == Read.Pick.MIN || read.pick() == Read.Pick.MAX;
        if (cell == null || !byValue) {
            return cell == null ? null : order;
        }
        return switch (rule.type()) {
            case TIME -> time(cell, rule.times());
            case NUMBER -> number(cell);
            case TEXT -> cell;
        };
    }

    private static void add(Kept kept, Read read, String cell, Comparable<?> key) {
        kept.count++;
        boolean better = kept.cell == null
                || switch (read.pick()) {
                    case FIRST, MIN -> compare(key, kept.key) < 0;
                    case COLUMN, LAST -> compare(key, kept.key) >= 0;
                    case MAX -> compare(key, kept.key) > 0;
                    case COUNT -> false;
                };
        if (better) {
            kept.cell = cell;
            kept.key = key;
        }
    }

    /** Keys of one read are all of one type. */
    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> a, Comparable<?> b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    List<String> cells(FieldRule wanted) {
        int i = 0;
        List<String> cells = new ArrayList<>();
        for (FieldRule rule : rules) {
            for (Read read : rule.reads()) {
                Kept found = kept.get(i++);
                if (rule == wanted) {
                    cells.add(read.pick() == Read.Pick.COUNT ? Long.toString(found.count) : found.cell);
                }
            }
        }
        return cells;
    }

    /** For reports: the id and the cells that counted. */
    Map<String, String> original() {
        Map<String, String> original = new LinkedHashMap<>();
        original.put("id", id);
        int i = 0;
        for (FieldRule rule : rules) {
            for (Read read : rule.reads()) {
                Kept found = kept.get(i++);
                String cell = read.pick() == Read.Pick.COUNT ? Long.toString(found.count) : found.cell;
                original.put(rule.field(), cell == null ? "" : cell);
            }
        }
        return original;
    }

    static BigDecimal number(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            throw new UnmappedValue(Shown.value(cell) + " is no number");
        }
        return new BigDecimal(cell);
    }

    static Comparable<?> time(String cell, TimeFormats times) {
        try {
            return times.parse(cell);
        } catch (DateTimeException e) {
            throw new UnmappedValue(Shown.value(cell) + " " + e.getMessage());
        }
    }
}
