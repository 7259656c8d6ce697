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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The facts that a formula is over, one selection for each kind of fact that it counts. The words mean what they mean to
 * {@link StatementWriter}.
 */
final class FactRows {
    private final RowQuestion question;
    private final Binds binds;
    private final SqlTerms terms;
    private final ZoneId zone;

    FactRows(RowQuestion question, Binds binds, SqlTerms terms, ZoneId zone) {
        this.question = question;
        this.binds = binds;
        this.terms = terms;
        this.zone = zone;
    }

    String select() {
        List<String> selections = new ArrayList<>();
        for (Counted counted : question.kpi().formula().counts()) {
            counted.facts().forEach(fact -> selections.add(select(counted, fact)));
        }
        return String.join(" UNION ALL ", selections);
    }

    private String select(Counted counted, FactKind fact) {
        FactSource source = new FactSource(fact, question.filters(), question.scope(), binds, zone);
        String store = source.group(Dimension.STORE);
        List<String> conditions =
                source.conditions(question.cuts().start(), question.cuts().end());
        conditions.add(member(counted, fact));
        Set<String> columns =
                FactTables.stored(fact).stream().map(StoredColumn::name).collect(Collectors.toSet());
        String selected = question.fields().stream()
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
        return StatementWriter.ofValid(new Measure.Given(values.quantity()))
                ? StatementWriter.VALID + " AND " + given
                : given;
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
