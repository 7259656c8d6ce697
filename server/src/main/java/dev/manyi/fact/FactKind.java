package dev.manyi.fact;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of facts; the plural is the word of routes, commands and counters. */
public enum FactKind {
    RESPONSE("responses", Response.class),
    TICKET("tickets", Ticket.class);

    private final String plural;
    private final Class<? extends Fact> type;

    FactKind(String plural, Class<? extends Fact> type) {
        this.plural = plural;
        this.type = type;
    }

    public String plural() {
        return plural;
    }

    /** The record that holds a fact of this kind. */
    public Class<? extends Fact> type() {
        return type;
    }

    public static FactKind of(Fact fact) {
        return fact instanceof Response ? RESPONSE : TICKET;
    }

    public static Optional<FactKind> named(String plural) {
        return Arrays.stream(values())
                .filter(kind -> kind.plural.equals(plural))
                .findFirst();
    }

    /** All plurals, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(FactKind::plural).collect(Collectors.joining(", "));
    }
}
