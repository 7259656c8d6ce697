package dev.manyi.fact;

/** The kinds of facts; the plural is the word of routes, commands and counters. */
public enum FactKind {
    RESPONSE("responses"),
    TICKET("tickets");

    private final String plural;

    FactKind(String plural) {
        this.plural = plural;
    }

    public String plural() {
        return plural;
    }
}
