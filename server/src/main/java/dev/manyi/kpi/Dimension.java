package dev.manyi.kpi;

import static dev.manyi.fact.FactKind.RESPONSE;
import static dev.manyi.fact.FactKind.TICKET;

import dev.manyi.fact.FactKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What facts can be grouped and filtered by. */
public enum Dimension {
    STORE(RESPONSE, TICKET),
    REGION(RESPONSE, TICKET),
    CITY(RESPONSE, TICKET),
    CHANNEL(RESPONSE, TICKET),
    CATEGORY(RESPONSE, TICKET),
    TOUCHPOINT(RESPONSE),
    EMPLOYEE(RESPONSE, TICKET),
    TIER(RESPONSE, TICKET),
    PRIORITY(TICKET),
    SURVEY(RESPONSE),
    KIND(TICKET);

    private final Set<FactKind> facts;

    Dimension(FactKind... facts) {
        this.facts = Set.of(facts);
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean appliesTo(FactKind fact) {
        return facts.contains(fact);
    }

    public static Optional<Dimension> named(String id) {
        return Arrays.stream(values()).filter(d -> d.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Dimension::id).toList();
    }
}
