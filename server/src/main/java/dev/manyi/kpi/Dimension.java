package dev.manyi.kpi;

import static dev.manyi.fact.FactKind.ASSESSMENT;
import static dev.manyi.fact.FactKind.CONDUCT;
import static dev.manyi.fact.FactKind.INVITATION;
import static dev.manyi.fact.FactKind.OUTAGE;
import static dev.manyi.fact.FactKind.PURCHASE;
import static dev.manyi.fact.FactKind.RESPONSE;
import static dev.manyi.fact.FactKind.TICKET;

import dev.manyi.fact.FactKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What facts can be grouped and filtered by. Business, category_group and category are the three levels of the category
 * that a fact names: a business holds all that is named below it.
 */
public enum Dimension {
    STORE(FactKind.values()),
    REGION(FactKind.values()),
    CITY(FactKind.values()),
    CHANNEL(RESPONSE, TICKET, INVITATION, OUTAGE),
    BUSINESS(RESPONSE, TICKET, PURCHASE),
    CATEGORY_GROUP(RESPONSE, TICKET, PURCHASE),
    CATEGORY(RESPONSE, TICKET, PURCHASE),
    TOUCHPOINT(RESPONSE),
    EMPLOYEE(RESPONSE, TICKET, CONDUCT, ASSESSMENT),
    POST(RESPONSE, TICKET, CONDUCT, ASSESSMENT),
    TIER(RESPONSE, TICKET, PURCHASE),
    PRIORITY(TICKET),
    SURVEY(RESPONSE, INVITATION),
    KIND(TICKET),
    /** Of a fact's moment in the business zone: 1 is Monday. */
    WEEKDAY(RESPONSE, TICKET, PURCHASE, INVITATION, CONDUCT),
    /** Of a fact's moment in the business zone, 0 to 23: the hour that clocks on the wall show. */
    HOUR(RESPONSE, TICKET, PURCHASE, INVITATION, CONDUCT);

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

    /** Facts have a moment; customers and minutes of service have none. */
    public boolean ofMoment() {
        return this == WEEKDAY || this == HOUR;
    }

    /** The order in which people expect the codes, without those that are null. */
    public Comparator<String> order() {
        return ofMoment() ? Comparator.comparingInt(Integer::parseInt) : Comparator.naturalOrder();
    }

    public static Optional<Dimension> named(String id) {
        return Arrays.stream(values()).filter(d -> d.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Dimension::id).toList();
    }
}
