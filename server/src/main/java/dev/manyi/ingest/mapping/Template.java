package dev.manyi.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text with the cells of columns in it: `{Date} {Time}`. One that is missing leaves nothing to say. */
record Template(List<String> texts, List<String> columns) implements FieldRule.Form {

    /** Nothing when a brace is open or empty. */
    static Optional<Template> parse(String text) {
        List<String> texts = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0 || text.substring(open + 1, close).isBlank()) {
                return Optional.empty();
            }
            texts.add(text.substring(from, open));
            columns.add(text.substring(open + 1, close).strip());
            from = close + 1;
        }
        texts.add(text.substring(from));
        return Optional.of(new Template(texts, columns));
    }

    @Override
    public String text(List<String> cells) {
        StringBuilder text = new StringBuilder(texts.get(0));
        for (int i = 0; i < columns.size(); i++) {
            if (cells.get(i) == null) {
                return null;
            }
            text.append(cells.get(i)).append(texts.get(i + 1));
        }
        return text.toString();
    }
}
