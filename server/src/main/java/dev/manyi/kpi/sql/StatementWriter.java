package dev.manyi.kpi.sql;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.ServiceRules;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.period.Grain;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the one statement that answers a question: conditional aggregates over the facts, grouped by period and key. */
final class StatementWriter {
    private final MeasureQuery query;
    private final ZoneId zone;
    private final Binds binds = new Binds();
    private final SqlTerms terms;

    private StatementWriter(MeasureQuery query, ZoneId zone, ServiceRules rules) {
        this.query = query;
        this.zone = zone;
        this.terms = new SqlTerms(rules, binds, query.asOf());
    }

    static Statement write(MeasureQuery query, ZoneId zone, ServiceRules rules) {
        return new StatementWriter(query, zone, rules).statement();
    }

    private Statement statement() {
        List<Measure> measures = List.copyOf(query.measures());
        String period = query.grain() == Grain.TOTAL
                ? binds.bind(query.range().from()) + "::date"
                : SqlTerms.period(query.fact(), query.grain(), binds.bind(zone.getId()) + "::text");
        String group = query.by() == null ? "NULL::text" : SqlTerms.column(query.by());
        String text = """
                SELECT %s AS period, %s AS grp, %s
                FROM %s f%s
                WHERE %s
                GROUP BY 1, 2
                """.formatted(
                        period,
                        group,
                        measures.stream().map(this::aggregate).collect(Collectors.joining(", ")),
                        query.fact() == FactKind.RESPONSE ? "response" : "ticket",
                        joins(),
                        String.join(" AND ", conditions()));
        return new Statement(text, binds.values(), measures);
    }

    private String aggregate(Measure measure) {
        if (measure instanceof Measure.Count count) {
            return "count(*) FILTER (WHERE " + terms.condition(count.condition()) + ")::float8";
        }
        if (measure instanceof Measure.Given given) {
            return "count(" + terms.quantity(given.quantity()) + ")::float8";
        }
        if (measure instanceof Measure.Sum sum) {
            return "sum((" + terms.quantity(sum.quantity()) + ")::bigint)::float8";
        }
        if (measure instanceof Measure.SumOfSquares squares) {
            String quantity = "(" + terms.quantity(squares.quantity()) + ")::bigint";
            return "sum(" + quantity + " * " + quantity + ")::float8";
        }
        Measure.Percentile percentile = (Measure.Percentile) measure;
        return "percentile_cont(" + binds.bind(percentile.share()) + "::float8) WITHIN GROUP (ORDER BY ("
                + terms.quantity(percentile.quantity()) + ")::float8)";
    }

    private String joins() {
        Set<Dimension> used = EnumSet.noneOf(Dimension.class);
        used.addAll(query.filters().keySet());
        if (query.by() != null) {
            used.add(query.by());
        }
        boolean store = used.contains(Dimension.REGION)
                || used.contains(Dimension.CITY)
                || !query.scope().regions().isEmpty();
        return (store ? " LEFT JOIN store s ON s.code = f.store" : "")
                + (used.contains(Dimension.TIER) ? " LEFT JOIN customer c ON c.code = f.customer" : "");
    }

    private List<String> conditions() {
        List<String> all = new ArrayList<>();
        String moment = SqlTerms.moment(query.fact());
        all.add(moment + " >= " + binds.bind(query.range().start(zone).atOffset(ZoneOffset.UTC)));
        all.add(moment + " < " + binds.bind(query.range().end(zone).atOffset(ZoneOffset.UTC)));
        query.filters()
                .forEach((dimension, codes) -> all.add(SqlTerms.column(dimension) + " = ANY("
                        + binds.bind(codes.toArray(String[]::new)) + "::text[])"));
        if (!query.scope().everything()) {
            all.add(inScope(query.scope()));
        }
        return all;
    }

    private String inScope(Scope scope) {
        String stores = "f.store = ANY(" + binds.bind(scope.stores().toArray(String[]::new)) + "::text[])";
        return scope.regions().isEmpty()
                ? stores
                : "(" + stores + " OR s.region = ANY("
                        + binds.bind(scope.regions().toArray(String[]::new)) + "::text[]))";
    }
}
