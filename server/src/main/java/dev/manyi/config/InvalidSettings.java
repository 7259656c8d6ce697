package dev.manyi.config;

import java.util.List;

/** Everything that is wrong with the settings, in one list. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<String> problems;

    public InvalidSettings(List<String> problems) {
        super("The settings are wrong:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
