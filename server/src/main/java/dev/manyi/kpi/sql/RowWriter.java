package dev.manyi.kpi.sql;

import dev.manyi.kpi.rows.RowField;
import dev.manyi.kpi.rows.RowMask;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.kpi.rules.Rules;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the statements that list and count what is behind a number. */
public final class RowWriter {
    private final RowQuestion question;
    private final RowMask mask;
    private final Rules rules;
    private final ZoneId zone;
    private final Binds binds = new Binds();
    private final TimeTerms time;

    /** A statement and the values bound in it. */
    public record RowStatement(String text, List<Object> values) {}

    public RowWriter(RowQuestion question, RowMask mask, Rules rules, ZoneId zone) {
        this.question = question;
        this.mask = mask;
        this.rules = rules;
        this.zone = zone;
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
                        masked(),
                        by,
                        order.descending() ? "DESC" : "ASC",
                        names.contains("external_id") ? "source, external_id, fact" : "customer");
    }

    /** What is not told is gone before the rows are put in order: their order would tell it. */
    private String masked() {
        return question.fields().stream()
                .map(field -> told(field) + " AS " + field.name())
                .collect(Collectors.joining(", ", "SELECT ", " FROM (" + select() + ") whole"));
    }

    private String told(RowField field) {
        if (mask.fields().contains(field.name())) {
            return "NULL::" + field.type();
        }
        Collection<String> members = mask.members().getOrDefault(field.name(), Set.of());
        return members.isEmpty()
                ? field.name()
                : "CASE WHEN " + field.name() + " <> ALL(" + binds.bind(members.toArray(String[]::new))
                        + "::text[]) THEN " + field.name() + " END";
    }

    private String select() {
        if (question.beforeItBegins()) {
            return question.fields().stream()
                    .map(field -> "NULL::" + field.type() + " AS " + field.name())
                    .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
        }
        return switch (question.subject()) {
            case FACT ->
                new FactRows(question, binds, new SqlTerms(rules, question.scope(), binds, time), zone).select();
            case BUYER, CUSTOMER, CUSTOMER_RECORD -> new CustomerRows(question, rules, binds, time).select();
            case SERVICE -> new OutageRows(question, rules, binds, time).select();
        };
    }
}
