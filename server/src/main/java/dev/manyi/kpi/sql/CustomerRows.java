package dev.manyi.kpi.sql;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.formula.Counted;
import dev.manyi.kpi.measure.Subject;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.kpi.rules.Rules;
import java.time.Duration;
import java.util.Set;

/** The customers that a formula is over, as they stand at the end of the period: what {@link CustomerWriter} counts. */
final class CustomerRows {
    private final RowQuestion question;
    private final Rules rules;
    private final Binds binds;
    private final TimeTerms time;
    private final Counted counted;

    CustomerRows(RowQuestion question, Rules rules, Binds binds, TimeTerms time) {
        this.question = question;
        this.rules = rules;
        this.binds = binds;
        this.time = time;
        this.counted = question.kpi().formula().counts().get(0);
    }

    String select() {
        return counted.subject() == Subject.BUYER ? buyers() : customers();
    }

    private String customers() {
        CustomerStates states = new CustomerStates(query(), binds, time);
        CustomerTerms terms = new CustomerTerms(rules, time, states);
        String condition;
        String counts;
        if (counted instanceof Counted.Facts facts) {
            condition = terms.condition(facts.among());
            counts = "CASE WHEN " + terms.condition(facts.plus()) + " THEN 1 ELSE 0 END";
        } else {
            condition = "here AND " + terms.value() + " IS NOT NULL";
            counts = terms.value();
        }
        return """
                %s
                SELECT 'customer'::text AS fact, NULL::text AS part, (%s)::float8 AS counts, touched AS time, customer, c.tier,
                  bought::bigint AS purchases, amount, first AS first_purchase, last AS last_purchase, csat::bigint AS satisfaction,
                  %s AS stage, recency_fifth, frequency_fifth, monetary_fifth
                FROM (SELECT *, since AS period, %s FROM state) state
                LEFT JOIN customer c ON c.code = state.customer
                WHERE %s
                """.formatted(states.with(true, true), counts, terms.stage(), terms.fifths(), condition);
    }

    /** What {@link BuyerWriter} counts: the first purchase of each in the period, and the one before it. */
    private String buyers() {
        FactSource source = new FactSource(FactKind.PURCHASE, question.filters(), question.scope(), binds);
        Duration window = rules.windows().repurchase();
        String start = time.instant(question.cuts().start());
        return """
                SELECT 'customer'::text AS fact, NULL::text AS part,
                  (CASE WHEN previous_purchase >= %1$s - %2$s THEN 1 ELSE 0 END)::float8 AS counts,
                  first.at AS time, first.customer, c.tier, previous_purchase
                FROM (
                  SELECT f.customer, min(f.at) FILTER (WHERE f.at >= %1$s) AS at,
                    max(f.at) FILTER (WHERE f.at < %1$s) AS previous_purchase
                  FROM %3$s
                  WHERE f.customer IS NOT NULL AND %4$s
                  GROUP BY f.customer
                ) first
                LEFT JOIN customer c ON c.code = first.customer
                WHERE first.at IS NOT NULL
                """.formatted(
                        start,
                        time.length(window),
                        source.from(),
                        String.join(
                                " AND ",
                                source.conditions(
                                        question.cuts().start().minus(window),
                                        question.cuts().end())));
    }

    private MeasureQuery query() {
        return new MeasureQuery(
                FactKind.PURCHASE,
                Set.of(),
                question.cuts(),
                null,
                question.filters(),
                question.scope(),
                question.asOf());
    }
}
