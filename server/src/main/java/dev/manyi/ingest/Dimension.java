package dev.manyi.ingest;

import dev.manyi.fact.Fact;
import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import java.util.Collection;
import java.util.List;

/** What a fact may be about: the field that names a code, and the table where the code is kept. */
enum Dimension {
    STORE("store"),
    CHANNEL("channel"),
    TOUCHPOINT("touchpoint"),
    CATEGORY("category"),
    EMPLOYEE("employee"),
    CUSTOMER("customer"),
    SURVEY("survey"),
    RATING_DIMENSION("ratings");

    private final String field;

    Dimension(String field) {
        this.field = field;
    }

    /** The field of a fact that holds the code. */
    String field(String code) {
        return this == RATING_DIMENSION ? field + "." + code : field;
    }

    /** New customers come every day and nobody keeps a list of their hashes: strict codes do not mean them. */
    boolean isStrict() {
        return this != CUSTOMER;
    }

    Collection<String> codes(Fact fact) {
        if (this == STORE) {
            return List.of(fact.store());
        }
        if (fact instanceof Response response) {
            return codes(response);
        }
        return codes((Ticket) fact);
    }

    private Collection<String> codes(Response r) {
        return switch (this) {
            case CHANNEL -> present(r.channel());
            case TOUCHPOINT -> present(r.touchpoint());
            case CATEGORY -> present(r.category());
            case EMPLOYEE -> present(r.employee());
            case CUSTOMER -> present(r.customer());
            case SURVEY -> present(r.survey());
            case RATING_DIMENSION ->
                r.ratings() == null ? List.of() : r.ratings().keySet();
            case STORE -> present(r.store());
        };
    }

    private Collection<String> codes(Ticket t) {
        return switch (this) {
            case CHANNEL -> present(t.channel());
            case CATEGORY -> present(t.category());
            case EMPLOYEE -> present(t.employee());
            case CUSTOMER -> present(t.customer());
            case STORE -> present(t.store());
            case TOUCHPOINT, SURVEY, RATING_DIMENSION -> List.of();
        };
    }

    private static List<String> present(String code) {
        return code == null ? List.of() : List.of(code);
    }
}
