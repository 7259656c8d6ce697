package dev.manyi.kpi.sql;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.MeasureQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The common part of statements about customers: `state`, what a customer of a group is known by from a period on until the
 * customer does something again. `bought`, `amount`, `first`, `last` are of all purchases, `csat` of all valid
 * responses, `touched` of all facts until the end of the period (or as_of, if that comes first: the period's T).
 */
final class CustomerStates {
    private static final String STATES = """
            SELECT since, coalesce(lead(since) OVER w, %d) AS until, grp, customer, here,
                    sum(bought) OVER w AS bought, sum(amount) OVER w AS amount, min(first) OVER w AS first,
                    max(last) OVER w AS last, max(touched) OVER w AS touched, sum(csat) OVER w AS csat
                  FROM step
                  WINDOW w AS (PARTITION BY grp, customer ORDER BY since)""";

    /** In a single period nothing follows: no customer's facts need sorting. */
    private static final String ONE_STATE = "SELECT *, 1 AS until FROM step";

    private final MeasureQuery query;
    private final Binds binds;
    private final TimeTerms time;
    private final List<Instant> ends;
    /** The T of each period that has begun at as_of. */
    private final String endsPlace;

    CustomerStates(MeasureQuery query, Binds binds, TimeTerms time) {
        this.query = query;
        this.binds = binds;
        this.time = time;
        this.ends = query.cuts().endsUntil(query.asOf());
        this.endsPlace = time.instants(ends);
    }

    int periods() {
        return ends.size();
    }

    /** The T of the period whose number stands in the column. */
    String end(String period) {
        return "(" + endsPlace + ")[" + period + " + 1]";
    }

    /** The T of the first period. */
    Instant firstEnd() {
        return ends.get(0);
    }

    /**
     * The WITH of a statement, over the facts `f` that fulfil the conditions: with `everyFact` customers are known by all they
     * did, with `value` there is an amount and a satisfaction. `since` is the first period in which the state
     * holds, `until` the first in which it does no more; `here` is true where the customer bought in the period `since`.
     */
    String with(boolean everyFact, boolean value, String... conditions) {
        List<String> seen = new ArrayList<>(List.of(purchases(value, conditions)));
        if (everyFact) {
            seen.add(contacts(FactKind.TICKET, "NULL::bigint", conditions));
            seen.add(contacts(FactKind.RESPONSE, "sum(f.csat) FILTER (WHERE f.exclusion IS NULL)", conditions));
        } else if (value) {
            seen.add(contacts(FactKind.RESPONSE, "sum(f.csat) FILTER (WHERE f.exclusion IS NULL)", conditions));
        }
        return """
                WITH seen AS (
                  %s
                ), step AS (
                  SELECT since, grp, customer, sum(bought)::int AS bought, sum(amount) AS amount, min(first) AS first,
                    max(last) AS last, max(touched) AS touched, sum(csat)::int AS csat, bool_or(here) AS here
                  FROM seen
                  GROUP BY 1, 2, 3
                ), state AS (
                  %s
                )
                """.formatted(
                        String.join("\nUNION ALL\n", seen), periods() == 1 ? ONE_STATE : STATES.formatted(periods()));
    }

    private String purchases(boolean money, String... conditions) {
        return selection(
                FactKind.PURCHASE,
                "count(*) AS bought, " + (money ? "sum(f.amount)" : "NULL::numeric")
                        + " AS amount, min(f.at) AS first, max(f.at) AS last, max(f.at) AS touched,"
                        + " NULL::bigint AS csat, bool_or(f.at >= "
                        + time.instant(query.cuts().start()) + ") AS here",
                conditions);
    }

    private String contacts(FactKind fact, String csat, String... conditions) {
        return selection(
                fact,
                "0, NULL::numeric, NULL::timestamptz, NULL::timestamptz, max(f." + fact.moment() + "), " + csat
                        + ", false",
                conditions);
    }

    private String selection(FactKind fact, String columns, String... conditions) {
        FactSource source = new FactSource(fact, query.filters(), query.scope(), binds);
        String group = source.group(query);
        List<String> all = new ArrayList<>(source.conditions());
        Stream.of(conditions).forEach(all::add);
        all.add("f.customer IS NOT NULL");
        all.add(source.moment() + " < " + time.instant(ends.get(ends.size() - 1)));
        return """
                SELECT %s AS since, %s AS grp, f.customer, %s
                FROM %s
                WHERE %s
                GROUP BY 1, 2, 3""".formatted(
                        periods() == 1 ? "0" : "width_bucket(" + source.moment() + ", " + endsPlace + ")",
                        group,
                        columns,
                        source.from(),
                        String.join(" AND ", all));
    }
}
