package dev.manyi.ingest.mapping;

import dev.manyi.ingest.row.Shown;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How one field of a fact is made: its reads are put together by the form, then looked up in the table, then read as a
 * time if the field is one.
 */
record FieldRule(
        String field,
        Type type,
        List<Read> reads,
        Form form,
        Optional<ValueTable> table,
        TimeFormats times,
        Optional<String> split,
        Optional<String> fallback) {

    /** What the field holds, as far as it matters to comparing and reading cells. */
    enum Type {
        TEXT,
        NUMBER,
        TIME
    }

    /** Puts the cells that were read together; null when there is nothing to put together. */
    @FunctionalInterface
    interface Form {
        Form CELL = cells -> cells.get(0);

        String text(List<String> cells);
    }

    /** The value (text, or a list of texts), or null when it is absent. */
    Object value(List<String> cells) {
        String text = form.text(cells);
        Object value = text == null ? null : split.isPresent() ? options(text) : meaning(text);
        return value == null ? fallback.orElse(null) : value;
    }

    private List<String> options(String text) {
        List<String> options = new ArrayList<>();
        Arrays.stream(text.split(java.util.regex.Pattern.quote(split.orElseThrow())))
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .map(this::looked)
                .filter(java.util.Objects::nonNull)
                .forEach(options::add);
        return options.isEmpty() ? null : options;
    }

    private String meaning(String text) {
        String word = looked(text);
        // A constant is written for this field; only what comes from the file is in the file's formats.
        return word == null || type != Type.TIME || reads.isEmpty() ? word : time(word);
    }

    private String looked(String word) {
        return table.isPresent() ? table.get().meaning(word) : word;
    }

    private String time(String word) {
        try {
            return times.parse(word).toString();
        } catch (DateTimeException e) {
            throw new UnmappedValue(Shown.value(word) + " " + e.getMessage());
        }
    }
}
