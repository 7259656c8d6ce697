package dev.manyi.kpi.sql;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.rules.Rules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the statement about minutes of service: every service channel should serve in every store in question, as far as
 * the period has passed at as_of. Outages of one channel in one store that overlap are down once.
 */
final class ServiceWriter {
    private final MeasureQuery query;
    private final Rules rules;
    private final Binds binds = new Binds();
    private final TimeTerms time;
    private final Hours hours;

    private ServiceWriter(MeasureQuery query, Rules rules, ZoneId zone) {
        this.query = query;
        this.rules = rules;
        this.time = new TimeTerms(rules.openingHours(), zone, binds, query.cuts(), query.asOf());
        this.hours = query.measures().iterator().next().hours().orElseThrow();
    }

    /** Nothing where no period has begun yet. */
    static Optional<Statement> write(MeasureQuery query, Rules rules, ZoneId zone) {
        return query.cuts().start().isBefore(query.asOf())
                ? Optional.of(new ServiceWriter(query, rules, zone).statement())
                : Optional.empty();
    }

    private Statement statement() {
        List<Measure> measures = List.copyOf(query.measures());
        List<Instant> ends = query.cuts().endsUntil(query.asOf());
        String text = """
                WITH %s, desk AS (
                  SELECT channel, place.* FROM unnest(%s::text[]) AS channel CROSS JOIN place
                ), period AS (
                  SELECT number - 1 AS number, begins, ends
                  FROM unnest(%s, %s) WITH ORDINALITY AS period (begins, ends, number)
                ), down AS (
                  SELECT number, %s AS grp, range_agg(int8range(%s, %s)) AS spans
                  FROM period
                  JOIN outage o ON o.begins_at < ends AND coalesce(o.ends_at, %s) > begins
                  JOIN desk ON desk.channel = o.channel AND (o.store IS NULL OR o.store = desk.store)
                  GROUP BY number, desk.channel, desk.store, 2
                ), minutes AS (
                  SELECT number, %s AS grp, %s - %s AS service, 0 AS down FROM desk CROSS JOIN period
                  UNION ALL
                  SELECT number, grp, 0, upper(span) - lower(span) FROM down, unnest(spans) AS span
                )
                SELECT number::int, grp, %s FROM minutes GROUP BY 1, 2
                """.formatted(
                        place(query.filters(), query.scope(), binds),
                        binds.bind(channels(query.filters(), rules)),
                        time.instants(query.cuts().starts().subList(0, ends.size())),
                        time.instants(ends),
                        group(),
                        time.position("greatest(o.begins_at, begins)", hours),
                        time.position("least(coalesce(o.ends_at, ends), ends)", hours),
                        time.asOf(),
                        group(),
                        time.position("ends", hours),
                        time.position("begins", hours),
                        measures.stream()
                                .map(measure -> "(sum("
                                        + (measure instanceof Measure.ServiceMinutes ? "service" : "down")
                                        + ") / 60000000.0)::float8")
                                .collect(Collectors.joining(", ")));
        return new Statement(text, binds.values(), measures);
    }

    /** The stores in question; before any is known the organisation is one. */
    static String place(Map<Dimension, List<String>> filters, Scope scope, Binds binds) {
        List<String> conditions = new ArrayList<>();
        filters.forEach((dimension, codes) -> {
            if (dimension != Dimension.CHANNEL) {
                conditions.add(column(dimension) + " = ANY(" + binds.bind(codes.toArray(String[]::new)) + "::text[])");
            }
        });
        if (!scope.everything()) {
            conditions.add(ScopeTerms.covers(scope, "s.code", "s.region", binds));
        }
        String stores = "SELECT s.code AS store, s.region, s.city FROM store s";
        return "place AS ("
                + (conditions.isEmpty()
                        ? stores + " UNION ALL SELECT NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM store)"
                        : stores + " WHERE " + String.join(" AND ", conditions))
                + ")";
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case STORE -> "s.code";
            case REGION -> "s.region";
            case CITY -> "s.city";
            default -> throw new IllegalArgumentException("outages have no " + dimension.id());
        };
    }

    private String group() {
        return GroupText.of(query, by -> by == null ? "NULL::text" : "desk." + by.id());
    }

    static String[] channels(Map<Dimension, List<String>> filters, Rules rules) {
        List<String> asked = filters.get(Dimension.CHANNEL);
        return rules.serviceChannels().stream()
                .filter(channel -> asked == null || asked.contains(channel))
                .toArray(String[]::new);
    }
}
