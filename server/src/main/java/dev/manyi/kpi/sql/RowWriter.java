package dev.manyi.kpi.sql;

import dev.manyi.fact.FactKind;
import dev.manyi.ingest.FactTables;
import dev.manyi.ingest.FactTables.StoredColumn;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.formula.Counted;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.rows.RowField;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.kpi.rules.Rules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the statements that list the facts behind a number: for each kind of fact that is counted, those within time,
 * filters and scope that the formula is over, with what each adds. The words mean what they mean to {@link StatementWriter}.
 */
public final class RowWriter {
    private final RowQuestion question;
    private final Binds binds = new Binds();
    private final SqlTerms terms;

    /** A statement and the values bound in it. */
    public record RowStatement(String text, List<Object> values) {}

    public RowWriter(RowQuestion question, Rules rules, ZoneId zone) {
        this.question = question;
        this.terms = new SqlTerms(
                rules, binds, new TimeTerms(rules.openingHours(), zone, binds, question.cuts(), question.asOf()));
    }

    /** How many rows there are in all, and how many of them the value rests on. */
    public RowStatement count() {
        return statement("""
                SELECT count(*) AS total, count(*) FILTER (WHERE part IS DISTINCT FROM 'numerator') AS n
                FROM (%s) r
                """.formatted(branches(List.of("part"))));
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
        return """
                SELECT * FROM (%s) r
                ORDER BY %s %s NULLS LAST, source, external_id, fact
                """.formatted(branches(names), name(names, order.field()), order.descending() ? "DESC" : "ASC");
    }

    /** A name gets into the statement only when it is one of ours. */
    private static String name(List<String> names, String field) {
        return "r." + names.get(names.indexOf(field));
    }

    private String branches(List<String> names) {
        List<String> branches = new ArrayList<>();
        for (Counted counted : question.kpi().formula().counts()) {
            counted.facts().forEach(fact -> branches.add(branch(counted, fact, names)));
        }
        return String.join(" UNION ALL ", branches);
    }

    private String branch(Counted counted, FactKind fact, List<String> names) {
        FactSource source = new FactSource(fact, question.filters(), question.scope(), binds);
        String store = source.group(Dimension.STORE);
        List<String> conditions =
                source.conditions(question.cuts().start(), question.cuts().endOf(0));
        conditions.add(member(counted, fact));
        Set<String> columns =
                FactTables.stored(fact).stream().map(StoredColumn::name).collect(Collectors.toSet());
        String selected = question.fields().stream()
                .filter(field -> names.contains(field.name()))
                .map(field -> value(counted, fact, field, store, source, columns) + " AS " + field.name())
                .collect(Collectors.joining(", "));
        return "SELECT " + selected + " FROM " + source.from() + " LEFT JOIN store named ON named.code = " + store
                + " WHERE " + String.join(" AND ", conditions);
    }

    private String value(
            Counted counted, FactKind fact, RowField field, String store, FactSource source, Set<String> columns) {
        return switch (field.name()) {
            case "fact" -> "'" + fact.table() + "'::text";
            case "part" -> counted.part() == null ? "NULL::text" : "'" + counted.part() + "'::text";
            case "counts" -> counts(counted, fact);
            case "time" -> source.moment();
            case "store" -> store;
            case "store_name" -> "named.name";
            default -> columns.contains(field.name()) ? "f." + field.name() : "NULL::" + field.type();
        };
    }

    private String member(Counted counted, FactKind fact) {
        if (counted instanceof Counted.Facts facts) {
            return "(" + holds(facts.among(), fact, facts.hours()) + ")";
        }
        Counted.Values values = (Counted.Values) counted;
        String given = "(" + terms.quantity(values.quantity()) + ") IS NOT NULL";
        return fact == FactKind.RESPONSE ? StatementWriter.VALID + " AND " + given : given;
    }

    private String counts(Counted counted, FactKind fact) {
        if (counted instanceof Counted.Facts facts) {
            String plus = one(facts.plus(), fact, facts.hours());
            return facts.minus() == null ? plus : plus + " - " + one(facts.minus(), fact, facts.hours());
        }
        Counted.Values values = (Counted.Values) counted;
        String value = "(" + terms.quantity(values.quantity()) + ")::float8 / "
                + values.quantity().perUnit();
        return "(" + value + ") * " + binds.bind(values.line().factor()) + "::float8 + "
                + binds.bind(values.line().offset()) + "::float8";
    }

    private String one(Condition condition, FactKind fact, Hours hours) {
        return "(CASE WHEN " + holds(condition, fact, hours) + " THEN 1 ELSE 0 END)::float8";
    }

    private String holds(Condition condition, FactKind fact, Hours hours) {
        Measure.Count count = new Measure.Count(condition, fact, hours);
        String holds = "(" + terms.condition(count) + ")";
        return StatementWriter.ofValid(count) ? StatementWriter.VALID + " AND " + holds : holds;
    }
}
