package dev.manyi.kpi.sql;

import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.rules.Rules;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** What the words about customers mean in SQL, for a row of `state` in a period (see {@link CustomerStates}). */
final class CustomerTerms {
    /** A twelfth of a mean year. */
    private static final long SECONDS_A_MONTH = ChronoUnit.MONTHS.getDuration().toSeconds();

    private final Rules rules;
    private final TimeTerms time;
    private final CustomerStates states;

    CustomerTerms(Rules rules, TimeTerms time, CustomerStates states) {
        this.rules = rules;
        this.time = time;
        this.states = states;
    }

    String aggregate(Measure measure) {
        if (measure instanceof Measure.Count count) {
            return "count(*) FILTER (WHERE " + condition(count.condition()) + ")::float8";
        }
        String bought = " FILTER (WHERE here AND period = since)::float8";
        return measure instanceof Measure.Given ? "count(" + value() + ")" + bought : "sum(" + value() + ")" + bought;
    }

    String condition(Condition condition) {
        return switch (condition) {
            case CUSTOMERS, CUSTOMER_RECORDS -> "true";
            case CUSTOMERS_POTENTIAL -> "bought = 0";
            case CUSTOMERS_NEW -> "bought = 1 AND " + heard();
            case CUSTOMERS_ACTIVE -> "bought > 1 AND " + heard();
            case CUSTOMERS_SILENT -> "NOT (" + heard() + ") AND " + kept();
            case CUSTOMERS_LOST -> "NOT (" + kept() + ")";
            case CUSTOMERS_KEPT -> kept();
            case CUSTOMER_RECORDS_TOUCHED -> "touched >= " + ago(rules.windows().touched());
            default -> throw new IllegalArgumentException(condition.id() + " is no question about customers");
        };
    }

    /** (amount × purchases + satisfaction) a month since the first purchase; the first month counts as one. Numeric: exact. */
    String value() {
        return "(amount * bought + coalesce(csat, 0)) / greatest(1, extract(epoch FROM " + states.end("period")
                + " - first) / " + SECONDS_A_MONTH + ")";
    }

    /** The stage of life, as the lifecycle KPIs count it. */
    String stage() {
        return "CASE WHEN " + condition(Condition.CUSTOMERS_POTENTIAL) + " THEN 'potential' WHEN "
                + condition(Condition.CUSTOMERS_NEW) + " THEN 'new' WHEN " + condition(Condition.CUSTOMERS_ACTIVE)
                + " THEN 'active' WHEN " + condition(Condition.CUSTOMERS_SILENT) + " THEN 'silent' ELSE 'lost' END";
    }

    /**
     * Recency, frequency and monetary value as fifths of the customers in question, 5 being the best: who bought last, most
     * often, for most. Equals share the better fifth; a customer without a purchase, or an amount, is in none.
     */
    String fifths() {
        return fifth("last") + " AS recency_fifth, " + fifth("nullif(bought, 0)") + " AS frequency_fifth, "
                + fifth("amount") + " AS monetary_fifth";
    }

    private static String fifth(String value) {
        String known = "PARTITION BY " + value + " IS NULL";
        return "CASE WHEN " + value + " IS NOT NULL THEN (5 - 5 * (rank() OVER (" + known + " ORDER BY " + value
                + " DESC) - 1) / count(*) OVER (" + known + "))::int END";
    }

    /** Bought lately enough not to be silent; null without a purchase. */
    private String heard() {
        return "last > " + ago(rules.windows().silent());
    }

    private String kept() {
        return "last >= " + ago(rules.windows().lost());
    }

    private String ago(Duration window) {
        return states.end("period") + " - " + time.length(window);
    }
}
