package dev.manyi.kpi.sql;

import dev.manyi.kpi.rows.RowField;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.kpi.rules.Rules;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the statements that list and count what is behind a number. */
public final class RowWriter {
    private final RowQuestion question;
    private final Rules rules;
    private final Binds binds = new Binds();
    private final TimeTerms time;

    /** A statement and the values bound in it. */
    public record RowStatement(String text, List<Object> values) {}

    public RowWriter(RowQuestion question, Rules rules, ZoneId zone) {
        this.question = question;
        this.rules = rules;
        this.time = new TimeTerms(rules.openingHours(), zone, binds, question.cuts(), question.asOf());
    }

    /** How many rows there are in all, and how many of them the value rests on. */
    public RowStatement count() {
        return statement("""
                SELECT count(*) AS total, count(*) FILTER (WHERE part IS DISTINCT FROM 'numerator') AS n
                FROM (%s) r
                """.formatted(select()));
    }

    public RowStatement all() {
        return statement(ordered());
    }

    public RowStatement page(int limit, int offset) {
        return statement(ordered() + "LIMIT " + binds.bind(limit) + "::int OFFSET " + binds.bind(offset) + "::int\n");
    }

    private RowStatement statement(String text) {
        return new RowStatement(text, binds.values());
    }

    private String ordered() {
        List<String> names = question.fields().stream().map(RowField::name).toList();
        RowQuestion.Order order = question.order();
        // A name gets into the statement only when it is one of ours.
        String by = names.get(names.indexOf(order.field()));
        return """
                SELECT %s FROM (%s) r
                ORDER BY %s %s NULLS LAST, %s
                """.formatted(
                        String.join(", ", names),
                        select(),
                        by,
                        order.descending() ? "DESC" : "ASC",
                        names.contains("external_id") ? "source, external_id, fact" : "customer");
    }

    private String select() {
        if (question.beforeItBegins()) {
            return question.fields().stream()
                    .map(field -> "NULL::" + field.type() + " AS " + field.name())
                    .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
        }
        return switch (question.subject()) {
            case FACT -> new FactRows(question, binds, new SqlTerms(rules, question.scope(), binds, time)).select();
            case BUYER, CUSTOMER, CUSTOMER_RECORD -> new CustomerRows(question, rules, binds, time).select();
            case SERVICE -> new OutageRows(question, rules, binds, time).select();
        };
    }
}
