package dev.manyi.kpi.sql;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.rules.Rules;
import java.util.List;

/** What the words about the quality of data mean in SQL, where `f` is the fact. */
final class QualityTerms {
    private final Rules rules;
    private final TimeTerms time;

    QualityTerms(Rules rules, TimeTerms time) {
        this.rules = rules;
        this.time = time;
    }

    String complete(FactKind fact) {
        return allOf(rules.expectedFields().getOrDefault(fact, List.of()).stream()
                .map(field -> "f." + name(field) + " IS NOT NULL")
                .toList());
    }

    /**
     * The checks, of which none may fail: times in an order that can not be, and times that lie in the future of as_of.
     * What is absent fails nothing. (Times before the opening of a ticket never come in.)
     */
    String accurate(FactKind fact) {
        return switch (fact) {
            case RESPONSE -> allOf(List.of(order("started_at", "submitted_at"), past("submitted_at", "started_at")));
            case TICKET ->
                allOf(List.of(
                        order("first_response_at", "resolved_at"),
                        order("resolved_at", "closed_at"),
                        order("resolved_at", "followed_up_at"),
                        past(
                                "opened_at",
                                "first_response_at",
                                "investigated_at",
                                "proposed_at",
                                "resolved_at",
                                "closed_at",
                                "escalated_at",
                                "followed_up_at")));
            case PURCHASE -> past("at");
            case INVITATION, OUTAGE, CONDUCT, ASSESSMENT ->
                throw new IllegalArgumentException("no checks of " + fact.plural());
        };
    }

    private static String order(String earlier, String later) {
        return "coalesce(f." + earlier + " <= f." + later + ", true)";
    }

    /** `greatest` passes over what is absent. */
    private String past(String... moments) {
        return "greatest("
                + String.join(", ", List.of(moments).stream().map(m -> "f." + m).toList()) + ") <= " + time.asOf();
    }

    /** Names at least one code that nobody has described. */
    String unmapped(FactKind fact) {
        return UnmappedTerms.any(fact);
    }

    private static String allOf(List<String> conditions) {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    /** Names of fields come from a file: nothing but a name gets into the statement. */
    private static String name(String field) {
        if (!field.matches("[a-z_]+")) {
            throw new IllegalArgumentException("not a field: " + field);
        }
        return field;
    }
}
