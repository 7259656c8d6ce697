package dev.manyi.kpi.measure;

import static dev.manyi.fact.FactKind.ASSESSMENT;
import static dev.manyi.fact.FactKind.PURCHASE;
import static dev.manyi.fact.FactKind.RESPONSE;
import static dev.manyi.fact.FactKind.TICKET;

import dev.manyi.fact.FactKind;
import java.util.List;
import java.util.Optional;

/**
 * A number that a fact may carry, as a whole number of `1 / perUnit`: durations are counted in microseconds, so that
 * sums are exact whatever order they are added in. `hours` says in which hours a duration runs; null for what is none.
 */
public record Quantity(String id, FactKind fact, long perUnit, Hours hours) {
    private static final long MICROS = 1_000_000;
    private static final String RATING = "rating_";

    public static final Quantity CSAT = new Quantity("csat", RESPONSE, 1);
    /** To be counted by value; no KPI is a mean of it. */
    public static final Quantity NPS = new Quantity("nps", RESPONSE, 1);

    public static final Quantity CES = new Quantity("ces", RESPONSE, 1);
    public static final Quantity FIRST_RESPONSE = new Quantity("first_response", TICKET, MICROS, Hours.CALENDAR);
    public static final Quantity RESOLUTION = new Quantity("resolution", TICKET, MICROS, Hours.CALENDAR);
    /** From the opening to the escalation. */
    public static final Quantity ESCALATION = new Quantity("escalation", TICKET, MICROS, Hours.CALENDAR);
    /** 0 to 100 for how soon a live contact was answered; seconds on the phone are seconds, open or not. */
    public static final Quantity RESPONSE_SPEED = new Quantity("response_speed", TICKET, 1);
    /** What a customer who bought in the period has been worth a month until its end; no whole number, but exact in its sum. */
    public static final Quantity CUSTOMER_VALUE = new Quantity("customer_value", PURCHASE, 1);

    /** What colleagues gave. */
    public static final Quantity PEER_SCORE = new Quantity("peer_score", ASSESSMENT, MICROS);
    /** What the employee reached in the last certification of the period. */
    public static final Quantity CERTIFICATION_SCORE = new Quantity("certification_score", ASSESSMENT, MICROS);

    private static final List<Quantity> NAMED = List.of(
            CSAT,
            CES,
            FIRST_RESPONSE,
            RESOLUTION,
            ESCALATION,
            RESPONSE_SPEED,
            CUSTOMER_VALUE,
            PEER_SCORE,
            CERTIFICATION_SCORE);

    public Quantity(String id, FactKind fact, long perUnit) {
        this(id, fact, perUnit, null);
    }

    /** The rating of one side of the service. */
    public static Quantity rating(String dimension) {
        return new Quantity(RATING + dimension, RESPONSE, 1);
    }

    public Optional<String> ratingDimension() {
        return id.startsWith(RATING) ? Optional.of(id.substring(RATING.length())) : Optional.empty();
    }

    /** The same, with time running in those hours. */
    public Quantity in(Hours other) {
        return hours == null ? this : new Quantity(id, fact, perUnit, other);
    }

    public static Optional<Quantity> named(String id) {
        return NAMED.stream()
                .filter(known -> known.id.equals(id))
                .findFirst()
                .or(() -> id.startsWith(RATING) && id.length() > RATING.length()
                        ? Optional.of(rating(id.substring(RATING.length())))
                        : Optional.empty());
    }

    /** All names, for messages. */
    public static String names() {
        return String.join(", ", NAMED.stream().map(Quantity::id).toList()) + ", " + RATING + "<dimension>";
    }
}
