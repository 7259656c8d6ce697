package dev.manyi.kpi.sql;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.measure.Condition;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.period.Cuts;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.sql.RowWriter.RowStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the statements about tickets that somebody has to see to. A ticket is open until it is resolved or closed, a
 * complaint until it is closed. What waits is due by the same targets, in the same hours, as the KPIs judge it.
 */
public final class DeskWriter {
    /** The step of a ticket that is due by the target of its priority. */
    private static final String FIRST_RESPONSE = "first_response";

    private static final String OPEN =
            "f.closed_at IS NULL AND (f.resolved_at IS NULL OR f.kind IS NOT DISTINCT FROM 'complaint')";

    private final Cuts cuts;
    private final Rules rules;
    private final Binds binds = new Binds();
    private final TimeTerms time;
    private final SqlTerms terms;
    private final FactSource source;

    /** Which of the tickets that are due are listed. */
    public enum Due {
        ALL,
        OVERDUE,
        AHEAD
    }

    /** Of open tickets the time is that since the oldest of them, else that in which complaints were opened. */
    public DeskWriter(
            Map<Dimension, List<String>> filters, Scope scope, Cuts cuts, Instant asOf, Rules rules, ZoneId zone) {
        this.cuts = cuts;
        this.rules = rules;
        this.time = new TimeTerms(rules.openingHours(), zone, binds, cuts, asOf);
        this.terms = new SqlTerms(rules, scope, binds, time);
        this.source = new FactSource(FactKind.TICKET, filters, scope, binds);
    }

    /** When the oldest open ticket was opened. */
    public RowStatement oldest() {
        return statement("SELECT min(f.opened_at) AS opened_at FROM %s WHERE %s".formatted(source.from(), open()));
    }

    /** How many are open by age: `ages` are where each class begins, the first is class 1. */
    public RowStatement backlog(List<Duration> ages, Duration soon) {
        return statement("""
                %s
                SELECT width_bucket(%s, %s) AS age, count(*) AS n,
                  count(*) FILTER (WHERE due_at < %s) AS overdue,
                  count(*) FILTER (WHERE due_at >= %s AND due_at <= %s + %s) AS due_soon,
                  count(escalated_at) AS escalated
                FROM waiting
                GROUP BY 1
                """.formatted(
                waiting(),
                time.elapsed("opened_at", time.asOf(), Hours.CALENDAR),
                binds.bind(ages.stream().map(age -> age.toNanos() / 1_000).toArray(Long[]::new)) + "::bigint[]",
                time.asOf(),
                time.asOf(),
                time.asOf(),
                time.length(soon)));
    }

    /** Those of which something is due, what is due first in front; `total` is how many there are. */
    public RowStatement next(Due due, int limit) {
        String asked =
                switch (due) {
                    case ALL -> "due_at IS NOT NULL";
                    case OVERDUE -> "due_at < " + time.asOf();
                    case AHEAD -> "due_at >= " + time.asOf();
                };
        return statement("""
                %s
                SELECT *, count(*) OVER () AS total
                FROM waiting
                WHERE %s
                ORDER BY due_at, source, external_id
                LIMIT %s::int
                """.formatted(waiting(), asked, binds.bind(limit)));
    }

    /** How many complaints of the question's time there are, and at each step how many reached it, in time, or are due. */
    public RowStatement steps() {
        String counts = Arrays.stream(ComplaintStep.values())
                .map(step -> ", " + count(reached(step)) + " AS " + step.id() + ", "
                        + count(condition(step, step.inTime())) + " AS " + step.id() + "_in_time, "
                        + count(condition(step, step.due())) + " AS " + step.id() + "_due")
                .collect(Collectors.joining());
        return statement("SELECT %s AS complaints%s FROM %s WHERE %s"
                .formatted(
                        count(terms.condition(new Measure.Count(Condition.COMPLAINT))),
                        counts,
                        source.from(),
                        String.join(" AND ", source.conditions(cuts.start(), cuts.end()))));
    }

    private static String reached(ComplaintStep step) {
        return "f.kind = 'complaint' AND " + step.column() + " IS NOT NULL";
    }

    private String condition(ComplaintStep step, Condition condition) {
        return terms.condition(new Measure.Count(condition, FactKind.TICKET, rules.hours(step.kpi())));
    }

    private static String count(String condition) {
        return "count(*) FILTER (WHERE " + condition + ")";
    }

    /** The open tickets, each with the first of what is due of it; null where nothing is. */
    private String waiting() {
        return """
                WITH waiting AS (
                  SELECT f.source, f.external_id, f.store, f.priority, f.kind, f.category, f.opened_at, f.escalated_at,
                    f.employee, f.subject, first.step, first.due_at
                  FROM %s
                  LEFT JOIN LATERAL (
                    SELECT step, due_at FROM (VALUES %s) AS pending (place, step, due_at)
                    WHERE due_at IS NOT NULL
                    ORDER BY due_at, place
                    LIMIT 1
                  ) first ON true
                  WHERE %s
                )""".formatted(source.from(), pending(), open());
    }

    private String pending() {
        List<String> steps = new ArrayList<>();
        for (ComplaintStep step : ComplaintStep.values()) {
            String due =
                    time.due("f.opened_at", time.micros(step.allowed(rules.complaintSteps())), rules.hours(step.kpi()));
            steps.add(pending(step.ordinal(), step.id(), "f.kind = 'complaint' AND " + step.column(), due));
        }
        steps.add(pending(
                steps.size(),
                FIRST_RESPONSE,
                "f.first_response_at",
                time.due("f.opened_at", "(" + terms.target() + ")", rules.hours("response_sla"))));
        return String.join(", ", steps);
    }

    private static String pending(int place, String step, String missing, String due) {
        return "(" + place + ", '" + step + "'::text, CASE WHEN " + missing + " IS NULL THEN " + due + " END)";
    }

    private String open() {
        List<String> all = new ArrayList<>(source.conditions());
        all.add(OPEN);
        all.add("f.opened_at <= " + time.asOf());
        return String.join(" AND ", all);
    }

    private RowStatement statement(String text) {
        return new RowStatement(text, binds.values());
    }
}
