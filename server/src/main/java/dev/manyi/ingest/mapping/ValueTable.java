package dev.manyi.ingest.mapping;

import dev.manyi.ingest.row.Shown;
import java.util.Map;
import java.util.stream.Collectors;

/** What a file's words mean here; a word may mean nothing (absent). */
record ValueTable(Map<String, String> meanings, Unlisted unlisted) {

    /** What becomes of a word that the table does not list. */
    enum Unlisted {
        REJECT,
        ABSENT,
        KEEP
    }

    String meaning(String word) {
        if (meanings.containsKey(word)) {
            return meanings.get(word);
        }
        return switch (unlisted) {
            case KEEP -> word;
            case ABSENT -> null;
            case REJECT ->
                throw new UnmappedValue(Shown.value(word) + " is not in the value table: it lists "
                        + meanings.keySet().stream().map(Shown::text).collect(Collectors.joining(", ")));
        };
    }
}
