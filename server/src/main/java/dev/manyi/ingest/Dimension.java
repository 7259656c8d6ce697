package dev.manyi.ingest;

import dev.manyi.fact.Assessment;
import dev.manyi.fact.Category;
import dev.manyi.fact.Conduct;
import dev.manyi.fact.Employee;
import dev.manyi.fact.Fact;
import dev.manyi.fact.Invitation;
import dev.manyi.fact.Outage;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Reference;
import dev.manyi.fact.Response;
import dev.manyi.fact.Store;
import dev.manyi.fact.Target;
import dev.manyi.fact.Ticket;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a record may name: the field with the code, and the table where the code is kept. */
enum Dimension {
    REGION("region"),
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

    /** The field of reference data that holds the code. */
    String field(Reference reference) {
        return reference instanceof Category ? "parent" : reference instanceof Target ? "code" : field;
    }

    /** New customers come every day and nobody keeps a list of their hashes: strict codes do not mean them. */
    boolean isStrict() {
        return this != CUSTOMER;
    }

    /** The codes that a fact names in this dimension. */
    Collection<String> codes(Fact fact) {
        if (this == RATING_DIMENSION) {
            return fact instanceof Response response && response.ratings() != null
                    ? response.ratings().keySet()
                    : List.of();
        }
        String code = code(fact);
        return code == null ? List.of() : List.of(code);
    }

    /** The code that reference data names in this dimension, beside its own. */
    Optional<String> code(Reference reference) {
        if (reference instanceof Store store && this == REGION) {
            return Optional.ofNullable(store.region());
        } else if (reference instanceof Employee employee && this == STORE) {
            return Optional.ofNullable(employee.store());
        } else if (reference instanceof Category category && this == CATEGORY) {
            return Optional.ofNullable(category.parent());
        }
        return reference instanceof Target target && target.scope().equals(field)
                ? Optional.of(target.code())
                : Optional.empty();
    }

    private String code(Fact fact) {
        return switch (this) {
            case REGION -> null;
            case STORE -> fact.store();
            case CHANNEL -> channel(fact);
            case TOUCHPOINT -> fact instanceof Response response ? response.touchpoint() : null;
            case CATEGORY -> category(fact);
            case EMPLOYEE -> employee(fact);
            case CUSTOMER -> customer(fact);
            case SURVEY -> survey(fact);
            case RATING_DIMENSION -> throw new IllegalStateException("a response may rate several sides");
        };
    }

    private static String channel(Fact fact) {
        if (fact instanceof Response response) {
            return response.channel();
        } else if (fact instanceof Ticket ticket) {
            return ticket.channel();
        } else if (fact instanceof Invitation invitation) {
            return invitation.channel();
        }
        return fact instanceof Outage outage ? outage.channel() : null;
    }

    private static String category(Fact fact) {
        if (fact instanceof Response response) {
            return response.category();
        } else if (fact instanceof Ticket ticket) {
            return ticket.category();
        }
        return fact instanceof Purchase purchase ? purchase.category() : null;
    }

    private static String employee(Fact fact) {
        if (fact instanceof Response response) {
            return response.employee();
        } else if (fact instanceof Ticket ticket) {
            return ticket.employee();
        } else if (fact instanceof Conduct conduct) {
            return conduct.employee();
        }
        return fact instanceof Assessment assessment ? assessment.employee() : null;
    }

    private static String customer(Fact fact) {
        if (fact instanceof Response response) {
            return response.customer();
        } else if (fact instanceof Ticket ticket) {
            return ticket.customer();
        }
        return fact instanceof Purchase purchase ? purchase.customer() : null;
    }

    private static String survey(Fact fact) {
        if (fact instanceof Response response) {
            return response.survey();
        }
        return fact instanceof Invitation invitation ? invitation.survey() : null;
    }
}
