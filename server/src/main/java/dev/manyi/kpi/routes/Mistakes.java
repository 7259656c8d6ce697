package dev.manyi.kpi.routes;

import dev.manyi.http.Rejection;
import dev.manyi.http.Rejection.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything that is wrong with a question, gathered so that one answer tells all of it. */
final class Mistakes {
    private static final int LONGEST_ECHO = 60;
    private final List<FieldError> errors = new ArrayList<>();

    void add(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** The value is not one that is accepted; tells which are. */
    void notAccepted(String field, String value, String accepted) {
        add(field, quoted(value) + " is not accepted; give " + accepted);
    }

    void notAccepted(String field, String value, Collection<String> accepted) {
        notAccepted(field, value, String.join(", ", accepted));
    }

    static String quoted(String text) {
        return "\"" + (text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) + "…" : text) + "\"";
    }

    void refuse() {
        if (!errors.isEmpty()) {
            throw Rejection.invalid("The question is not valid", errors);
        }
    }
}
