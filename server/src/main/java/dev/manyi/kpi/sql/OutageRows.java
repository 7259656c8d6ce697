package dev.manyi.kpi.sql;

import dev.manyi.kpi.formula.Counted;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.kpi.rules.Rules;
import java.time.Instant;

/**
 * The outages behind an availability, each with the minutes of service that it took in all stores in question. What an earlier
 * outage of the same channel and store has taken already is not taken again, so that they add up to what
 * {@link ServiceWriter} takes.
 */
final class OutageRows {
    private final RowQuestion question;
    private final Rules rules;
    private final Binds binds;
    private final TimeTerms time;

    OutageRows(RowQuestion question, Rules rules, Binds binds, TimeTerms time) {
        this.question = question;
        this.rules = rules;
        this.binds = binds;
        this.time = time;
    }

    String select() {
        Hours hours = ((Counted.Minutes) question.kpi().formula().counts().get(0)).hours();
        Instant end = question.cuts().endsUntil(question.asOf()).get(0);
        String begins = time.instant(question.cuts().start());
        String ends = time.instant(end);
        String down = "int8range("
                + time.position("greatest(o.begins_at, " + begins + ")", hours) + ", "
                + time.position("least(coalesce(o.ends_at, " + ends + "), " + ends + ")", hours) + ")";
        return """
                WITH %s, taken AS (
                  SELECT o.source, o.external_id, int8multirange(%s) - coalesce(range_agg(%s) OVER earlier, '{}') AS spans
                  FROM outage o JOIN place ON o.store IS NULL OR place.store = o.store
                  WHERE o.channel = ANY(%s::text[]) AND o.begins_at < %s AND coalesce(o.ends_at, %s) > %s
                  WINDOW earlier AS (PARTITION BY o.channel, place.store ORDER BY o.begins_at, o.source, o.external_id
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                ), minutes AS (
                  SELECT source, external_id,
                    sum((SELECT coalesce(sum(upper(span) - lower(span)), 0) FROM unnest(spans) AS span)) / 60000000.0 AS counts
                  FROM taken
                  GROUP BY 1, 2
                )
                SELECT 'outage'::text AS fact, NULL::text AS part, minutes.counts::float8 AS counts, o.begins_at AS time,
                  o.source, o.external_id, o.store, named.name AS store_name, o.channel, o.begins_at, o.ends_at
                FROM minutes
                JOIN outage o USING (source, external_id)
                LEFT JOIN store named ON named.code = o.store
                """.formatted(
                        ServiceWriter.place(question.filters(), question.scope(), binds),
                        down,
                        down,
                        binds.bind(ServiceWriter.channels(question.filters(), rules)),
                        ends,
                        time.asOf(),
                        begins);
    }
}
