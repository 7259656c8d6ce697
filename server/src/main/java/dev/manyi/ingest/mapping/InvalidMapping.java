package dev.manyi.ingest.mapping;

import java.util.List;

/** Everything that is wrong with a mapping, each with its line and key and what would be accepted. */
public final class InvalidMapping extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<String> problems;

    public InvalidMapping(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
