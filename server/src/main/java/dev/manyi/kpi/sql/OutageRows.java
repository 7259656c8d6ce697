package dev.manyi.kpi.sql;

import dev.manyi.kpi.formula.Counted;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.rows.RowQuestion;
import dev.manyi.kpi.rules.Rules;
import java.time.Instant;

/**
 * The outages behind an availability, each with the minutes of service that it took in all stores in question. Where
 * several overlap, {@link ServiceWriter} takes their common time once; here each tells its own.
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
        return """
                WITH %s
                SELECT 'outage'::text AS fact, NULL::text AS part,
                  ((%s - %s) / 60000000.0 * (SELECT count(*) FROM place WHERE o.store IS NULL OR place.store = o.store))::float8
                    AS counts,
                  o.begins_at AS time, o.source, o.external_id, o.store, named.name AS store_name, o.channel, o.begins_at, o.ends_at
                FROM outage o LEFT JOIN store named ON named.code = o.store
                WHERE o.channel = ANY(%s::text[]) AND o.begins_at < %s AND coalesce(o.ends_at, %s) > %s
                  AND EXISTS (SELECT FROM place WHERE o.store IS NULL OR place.store = o.store)
                """.formatted(
                        ServiceWriter.place(question.filters(), question.scope(), binds),
                        time.position("least(coalesce(o.ends_at, " + ends + "), " + ends + ")", hours),
                        time.position("greatest(o.begins_at, " + begins + ")", hours),
                        binds.bind(ServiceWriter.channels(question.filters(), rules)),
                        ends,
                        time.asOf(),
                        begins);
    }
}
