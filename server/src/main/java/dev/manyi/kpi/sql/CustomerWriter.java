package dev.manyi.kpi.sql;

import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.rules.Rules;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the statement about customers as they stand at the end of each period. */
final class CustomerWriter {
    /** Told by purchases that are not so long ago as to make a customer lost. */
    private static final Set<Condition> KEPT = Set.of(Condition.CUSTOMERS_KEPT, Condition.CUSTOMERS_SILENT);

    private final MeasureQuery query;
    private final Rules rules;
    private final Binds binds = new Binds();
    private final TimeTerms time;
    private final CustomerStates states;

    private CustomerWriter(MeasureQuery query, Rules rules, ZoneId zone) {
        this.query = query;
        this.rules = rules;
        this.time = new TimeTerms(rules.openingHours(), zone, binds, query.cuts(), query.asOf());
        this.states = new CustomerStates(query, binds, time);
    }

    /** Nothing where no period has begun yet. */
    static Optional<Statement> write(MeasureQuery query, Rules rules, ZoneId zone) {
        CustomerWriter writer = new CustomerWriter(query, rules, zone);
        return writer.states.periods() == 0 ? Optional.empty() : Optional.of(writer.statement());
    }

    private Statement statement() {
        List<Measure> measures = List.copyOf(query.measures());
        boolean value = measures.stream().anyMatch(Measure.OfQuantity.class::isInstance);
        boolean valueOnly = measures.stream().allMatch(Measure.OfQuantity.class::isInstance);
        CustomerTerms terms = new CustomerTerms(rules, time, states);
        String text = """
                %s
                SELECT period, grp, %s
                FROM state, generate_series(since, %s) AS period
                GROUP BY 1, 2
                """.formatted(
                        states.with(measures.stream().anyMatch(CustomerWriter::ofEveryFact), value, needed(valueOnly)),
                        measures.stream().map(terms::aggregate).collect(Collectors.joining(", ")),
                        // Who bought in a period is found in the period's own state.
                        valueOnly ? "since" : "until - 1");
        return new Statement(text, binds.values(), measures);
    }

    /** Which facts a narrow question can do with. */
    private String[] needed(boolean valueOnly) {
        if (valueOnly) {
            return new String[] {
                "f.customer IN (SELECT customer FROM purchase WHERE at >= "
                        + time.instant(query.cuts().start()) + " AND at < "
                        + time.instant(query.cuts().end()) + ")"
            };
        }
        boolean keptOnly = query.measures().stream()
                .allMatch(measure -> measure instanceof Measure.Count count && KEPT.contains(count.condition()));
        return keptOnly
                ? new String[] {
                    "f.at >= " + time.instant(states.firstEnd()) + " - "
                            + time.length(rules.windows().lost())
                }
                : new String[0];
    }

    /** Customers are known by every kind of fact, but silent by their purchases alone. */
    private static boolean ofEveryFact(Measure measure) {
        return measure instanceof Measure.Count count
                && Set.of(Condition.CUSTOMERS, Condition.CUSTOMER_RECORDS).contains(count.condition());
    }
}
