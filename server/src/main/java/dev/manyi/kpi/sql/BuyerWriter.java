package dev.manyi.kpi.sql;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.period.Cuts;
import dev.manyi.kpi.rules.Rules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the statement about customers who bought in a period, each once a period and group. The purchases of a customer
 * in a group stand in a row: the one before the first of a period is the last before that period began.
 */
final class BuyerWriter {
    private BuyerWriter() {}

    static Statement write(MeasureQuery query, Rules rules, ZoneId zone) {
        List<Measure> measures = List.copyOf(query.measures());
        Cuts cuts = query.cuts();
        Binds binds = new Binds();
        TimeTerms time = new TimeTerms(rules.openingHours(), zone, binds, cuts, query.asOf());
        FactSource source = new FactSource(FactKind.PURCHASE, query.filters(), query.scope(), binds);
        Duration window = rules.windows().repurchase();
        String group = source.group(query);
        String starts = time.instants(cuts.starts());
        String again = "before >= (" + starts + ")[period + 1] - " + time.length(window);
        String text = """
                WITH bought AS (
                  SELECT %s AS grp, f.customer, f.at, width_bucket(f.at, %s) - 1 AS period
                  FROM %s
                  WHERE f.customer IS NOT NULL AND %s
                ), in_a_row AS (
                  SELECT grp, period, lag(at) OVER w AS before, lag(period) OVER w AS period_before
                  FROM bought
                  WINDOW w AS (PARTITION BY grp, customer ORDER BY at)
                )
                SELECT period, grp, %s
                FROM in_a_row
                WHERE period >= 0 AND period IS DISTINCT FROM period_before
                GROUP BY 1, 2
                """.formatted(
                        group,
                        starts,
                        source.from(),
                        String.join(" AND ", source.conditions(cuts.start().minus(window), cuts.end())),
                        measures.stream().map(m -> count(m, again)).collect(Collectors.joining(", ")));
        return new Statement(text, binds.values(), measures);
    }

    private static String count(Measure measure, String again) {
        return switch (((Measure.Count) measure).condition()) {
            case BUYERS -> "count(*)::float8";
            case BUYERS_AGAIN -> "count(*) FILTER (WHERE " + again + ")::float8";
            default -> throw new IllegalArgumentException(measure + " is not about buyers");
        };
    }
}
