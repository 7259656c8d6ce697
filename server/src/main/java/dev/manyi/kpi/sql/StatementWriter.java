package dev.manyi.kpi.sql;

import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.period.Cuts;
import dev.manyi.kpi.rules.Rules;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the one statement that answers a question: conditional aggregates over the facts, grouped by period and key. */
final class StatementWriter {
    private final MeasureQuery query;
    private final Binds binds = new Binds();
    private final SqlTerms terms;

    private StatementWriter(MeasureQuery query, Rules rules) {
        this.query = query;
        this.terms = new SqlTerms(rules, binds, query.asOf());
    }

    static Statement write(MeasureQuery query, Rules rules) {
        return new StatementWriter(query, rules).statement();
    }

    private Statement statement() {
        List<Measure> measures = List.copyOf(query.measures());
        Cuts cuts = query.cuts();
        FactSource source = new FactSource(query.fact(), query.filters(), query.scope(), binds);
        String group = source.group(query.by());
        String text = """
                SELECT %s AS period, %s AS grp, %s
                FROM %s
                WHERE %s
                GROUP BY 1, 2
                """.formatted(
                        cuts.size() == 1 ? "0" : period(source.moment(), cuts),
                        group,
                        measures.stream().map(this::aggregate).collect(Collectors.joining(", ")),
                        source.from(),
                        String.join(" AND ", source.conditions(cuts.start(), cuts.end())));
        return new Statement(text, binds.values(), measures);
    }

    /** The number of the period, from 0: found among the cuts, so that the calendar is in one place and not in SQL. */
    private String period(String moment, Cuts cuts) {
        OffsetDateTime[] starts = cuts.starts().stream()
                .map(start -> start.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return "width_bucket(" + moment + ", " + binds.bind(starts) + "::timestamptz[]) - 1";
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
}
