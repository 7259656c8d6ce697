package dev.manyi.kpi.sql;

import dev.manyi.fact.FactKind;
import java.util.List;
import java.util.stream.Collectors;

/** What it means in SQL that a fact `f` names codes that nobody has described. */
public final class UnmappedTerms {
    /** The kinds of facts that happen in a store and name codes. */
    public static final List<FactKind> FACTS =
            List.of(FactKind.RESPONSE, FactKind.TICKET, FactKind.PURCHASE, FactKind.INVITATION, FactKind.CONDUCT);

    private UnmappedTerms() {}

    /** The dimensions of which a fact names a code; each is a column, and a table of what is described. */
    private static List<String> dimensions(FactKind fact) {
        return switch (fact) {
            case RESPONSE -> List.of("store", "channel", "touchpoint", "category", "employee", "survey");
            case TICKET -> List.of("store", "channel", "category", "employee");
            case PURCHASE -> List.of("store", "category");
            case INVITATION -> List.of("store", "channel", "survey");
            case CONDUCT -> List.of("store", "employee");
            case OUTAGE, ASSESSMENT -> throw new IllegalArgumentException(fact.plural() + " are of no store");
        };
    }

    /** Whether it names at least one. */
    public static String any(FactKind fact) {
        String named = dimensions(fact).stream().map(UnmappedTerms::unmapped).collect(Collectors.joining(" OR "));
        return fact == FactKind.RESPONSE
                ? named + " OR coalesce(f.ratings ?| ARRAY(SELECT code FROM rating_dimension WHERE NOT mapped), false)"
                : named;
    }

    private static String unmapped(String dimension) {
        return "f." + dimension + " IS NOT NULL AND f." + dimension + " NOT IN (SELECT code FROM " + dimension
                + " WHERE mapped)";
    }

    /** Which it names: a selection of rows (dimension, code), to be joined laterally. */
    public static String codes(FactKind fact) {
        String named = dimensions(fact).stream()
                .map(dimension -> "SELECT '" + dimension + "'::text, f." + dimension + " WHERE " + unmapped(dimension))
                .collect(Collectors.joining(" UNION ALL "));
        return fact == FactKind.RESPONSE
                ? named + " UNION ALL SELECT 'rating', code FROM rating_dimension WHERE NOT mapped AND f.ratings ? code"
                : named;
    }
}
