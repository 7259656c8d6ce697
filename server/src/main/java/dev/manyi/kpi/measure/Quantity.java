package dev.manyi.kpi.measure;

import static dev.manyi.fact.FactKind.RESPONSE;
import static dev.manyi.fact.FactKind.TICKET;

import dev.manyi.fact.FactKind;
import java.util.Optional;

/**
 * A number that a fact may carry, as a whole number of `1 / perUnit`: durations are counted in microseconds, so that
 * sums are exact whatever order they are added in.
 */
public record Quantity(String id, FactKind fact, long perUnit) {
    private static final long MICROS = 1_000_000;
    private static final String RATING = "rating_";

    public static final Quantity CSAT = new Quantity("csat", RESPONSE, 1);
    public static final Quantity CES = new Quantity("ces", RESPONSE, 1);
    public static final Quantity FIRST_RESPONSE = new Quantity("first_response", TICKET, MICROS);
    public static final Quantity RESOLUTION = new Quantity("resolution", TICKET, MICROS);

    /** The rating of one side of the service. */
    public static Quantity rating(String dimension) {
        return new Quantity(RATING + dimension, RESPONSE, 1);
    }

    public Optional<String> ratingDimension() {
        return id.startsWith(RATING) ? Optional.of(id.substring(RATING.length())) : Optional.empty();
    }

    public static Optional<Quantity> named(String id) {
        for (Quantity known : new Quantity[] {CSAT, CES, FIRST_RESPONSE, RESOLUTION}) {
            if (known.id.equals(id)) {
                return Optional.of(known);
            }
        }
        return id.startsWith(RATING) && id.length() > RATING.length()
                ? Optional.of(rating(id.substring(RATING.length())))
                : Optional.empty();
    }
}
