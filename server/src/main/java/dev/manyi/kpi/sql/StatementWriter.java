package dev.manyi.kpi.sql;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.period.Cuts;
import dev.manyi.kpi.rules.Rules;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the one statement that answers a question: conditional aggregates over the facts, grouped by period and key. */
final class StatementWriter {
    static final String VALID = "f.exclusion IS NULL";

    private final MeasureQuery query;
    private final ZoneId zone;
    private final Binds binds = new Binds();
    private final TimeTerms time;
    private final SqlTerms terms;
    /** Where every measure is of valid responses only, the others are not even read. */
    private final boolean validOnly;

    private StatementWriter(MeasureQuery query, Rules rules, ZoneId zone) {
        this.query = query;
        this.zone = zone;
        this.time = new TimeTerms(rules.openingHours(), zone, binds, query.cuts(), query.asOf());
        this.terms = new SqlTerms(rules, query.scope(), binds, time);
        this.validOnly = query.measures().stream().allMatch(StatementWriter::ofValid);
    }

    static Statement write(MeasureQuery query, Rules rules, ZoneId zone) {
        return new StatementWriter(query, rules, zone).statement();
    }

    private Statement statement() {
        List<Measure> measures = List.copyOf(query.measures());
        Cuts cuts = query.cuts();
        FactSource source = new FactSource(query.fact(), query.filters(), query.scope(), binds, zone);
        String group = source.group(query);
        List<String> conditions = source.conditions(cuts.start(), cuts.end());
        if (validOnly) {
            conditions.add(VALID);
        }
        String text = """
                SELECT %s AS period, %s AS grp, %s
                FROM %s
                WHERE %s
                GROUP BY 1, 2
                """.formatted(
                        Periods.of(source.moment(), cuts, binds),
                        group,
                        measures.stream().map(this::aggregate).collect(Collectors.joining(", ")),
                        source.from(),
                        String.join(" AND ", conditions));
        return new Statement(text, binds.values(), measures);
    }

    private String aggregate(Measure measure) {
        if (measure instanceof Measure.Count count) {
            return "count(*)" + filter(measure, terms.condition(count)) + "::float8";
        }
        if (measure instanceof Measure.Given given) {
            return "count(" + terms.quantity(given.quantity()) + ")" + filter(measure) + "::float8";
        }
        if (measure instanceof Measure.Exactly exactly) {
            String carried = "(" + terms.quantity(exactly.quantity()) + ") = " + binds.bind(exactly.value()) + "::int";
            return "count(*)" + filter(measure, carried) + "::float8";
        }
        if (measure instanceof Measure.Sum sum) {
            return "sum((" + terms.quantity(sum.quantity()) + ")::bigint)" + filter(measure) + "::float8";
        }
        if (measure instanceof Measure.SumOfSquares squares) {
            String quantity = "(" + terms.quantity(squares.quantity()) + ")::bigint";
            return "sum(" + quantity + " * " + quantity + ")" + filter(measure) + "::float8";
        }
        Measure.Percentile percentile = (Measure.Percentile) measure;
        return "percentile_cont(" + binds.bind(percentile.share()) + "::float8) WITHIN GROUP (ORDER BY ("
                + terms.quantity(percentile.quantity()) + ")::float8)" + filter(measure);
    }

    private String filter(Measure measure, String... conditions) {
        Stream<String> all = Stream.of(conditions).map(condition -> "(" + condition + ")");
        if (ofValid(measure) && !validOnly) {
            all = Stream.concat(Stream.of(VALID), all);
        }
        String joined = all.collect(Collectors.joining(" AND "));
        return joined.isEmpty() ? "" : " FILTER (WHERE " + joined + ")";
    }

    static boolean ofValid(Measure measure) {
        return measure.fact() == FactKind.RESPONSE
                && !(measure instanceof Measure.Count count && count.condition().ofExcludedToo());
    }
}
