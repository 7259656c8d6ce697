package dev.manyi.ingest.mapping;

import dev.manyi.ingest.check.Suggestion;
import dev.manyi.ingest.mapping.Mapping.ColumnUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A block of a mapping with the keys that it may have. What is wrong is noted with line and key; reading goes on. */
final class Section {
    private final String path;
    private final int line;
    private final Map<String, Yaml> entries;
    private final Notes notes;

    /** What reading a mapping found: mistakes, and the columns it names. */
    record Notes(List<String> problems, List<ColumnUse> uses) {
        Notes() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private Section(String path, int line, Map<String, Yaml> entries, Notes notes) {
        this.path = path;
        this.line = line;
        this.entries = entries;
        this.notes = notes;
    }

    /** A block with any keys. */
    static Section of(String path, Yaml node, Notes notes) {
        if (node instanceof Yaml.Block block) {
            return new Section(path, block.line(), block.entries(), notes);
        }
        Section empty = new Section(path, node.line(), Map.of(), notes);
        if (!(node instanceof Yaml.Text text && text.text() == null)) {
            empty.problem("must be a block of \"key: value\" lines");
        }
        return empty;
    }

    /** A block with these keys only. */
    Section allowing(String... keys) {
        entries.forEach((key, node) -> {
            if (!Arrays.asList(keys).contains(key)) {
                notes.problems()
                        .add("line " + node.line() + ", " + in(key) + ": there is no such key here: "
                                + Suggestion.instead(key, Arrays.asList(keys)) + " (possible: "
                                + String.join(", ", keys)
                                + ")");
            }
        });
        return this;
    }

    Map<String, Yaml> entries() {
        return entries;
    }

    Notes notes() {
        return notes;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    String in(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void problem(String message) {
        notes.problems().add("line " + line + ", " + (path.isEmpty() ? "the mapping" : path) + ": " + message);
    }

    void problem(String key, String message) {
        int at = has(key) ? entries.get(key).line() : line;
        notes.problems().add("line " + at + ", " + in(key) + ": " + message);
    }

    Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (entries.get(key) instanceof Yaml.Text text && text.text() != null) {
            return Optional.of(text.text());
        }
        problem(key, "give one text");
        return Optional.empty();
    }

    /** A text that is turned into something; a mistake says what would be accepted. */
    <T> Optional<T> value(String key, String accepts, Function<String, T> parse) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                problem(key, "\"" + text + "\" is not possible: give " + accepts);
                return Optional.empty();
            }
        });
    }

    /** One text or a list of texts. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        Yaml node = entries.get(key);
        List<Yaml> items = node instanceof Yaml.Items list ? list.items() : List.of(node);
        List<String> texts = new ArrayList<>();
        for (Yaml item : items) {
            if (item instanceof Yaml.Text text && text.text() != null) {
                texts.add(text.text());
            } else {
                problem(key, "give one text or a list of texts in []");
            }
        }
        return texts;
    }

    /** A column of the file, remembered so that it can be looked for in the file. */
    Optional<String> column(String key) {
        Optional<String> column = text(key).map(String::strip);
        column.ifPresent(name -> uses(key, name));
        return column;
    }

    void uses(String key, String column) {
        int at = has(key) ? entries.get(key).line() : line;
        notes.uses().add(new ColumnUse(at, in(key), column));
    }

    Section section(String key) {
        return has(key) ? of(in(key), entries.get(key), notes) : new Section(in(key), line, Map.of(), notes);
    }

    /** Words with their meanings; `~` means absent. */
    Map<String, String> words(String key) {
        Map<String, String> words = new LinkedHashMap<>();
        section(key).entries.forEach((word, meaning) -> {
            if (meaning instanceof Yaml.Text text) {
                words.put(word.strip(), text.text());
            } else {
                section(key).problem(word, "give one text, or ~ for absent");
            }
        });
        return words;
    }
}
