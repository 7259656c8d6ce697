package dev.manyi.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of facts; the plural is the word of routes, commands and counters. */
public enum FactKind implements RecordKind {
    RESPONSE("responses", Response.class, "submitted_at"),
    TICKET("tickets", Ticket.class, "opened_at"),
    PURCHASE("purchases", Purchase.class, "at"),
    INVITATION("invitations", Invitation.class, "at"),
    OUTAGE("outages", Outage.class, "begins_at"),
    CONDUCT("conduct", Conduct.class, "at"),
    ASSESSMENT("assessments", Assessment.class, "at");

    private final String plural;
    private final Class<? extends Fact> type;
    private final String moment;

    FactKind(String plural, Class<? extends Fact> type, String moment) {
        this.plural = plural;
        this.type = type;
        this.moment = moment;
    }

    @Override
    public String plural() {
        return plural;
    }

    @Override
    public Class<? extends Fact> type() {
        return type;
    }

    @Override
    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column with the instant whose business day a fact belongs to. */
    public String moment() {
        return moment;
    }

    public static FactKind of(Fact fact) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.isInstance(fact))
                .findFirst()
                .orElseThrow();
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
