package dev.manyi.kpi.sql;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.MeasureQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which facts a question is about, as the FROM and WHERE of a statement. `f` is the fact, `s` its store, `c` its customer,
 * `e` its employee, `l` the levels of its category. The scope is part of it: nothing is selected without one.
 */
public final class FactSource {
    private final FactKind fact;
    private final Map<Dimension, List<String>> filters;
    private final Scope scope;
    private final Binds binds;
    private final ZoneId zone;
    private final Set<Dimension> used = EnumSet.noneOf(Dimension.class);

    /** For questions that have nothing to do with weekdays and hours. */
    public FactSource(FactKind fact, Map<Dimension, List<String>> filters, Scope scope, Binds binds) {
        this(fact, filters, scope, binds, null);
    }

    /** @param zone the one that says which weekday and hour it is */
    public FactSource(FactKind fact, Map<Dimension, List<String>> filters, Scope scope, Binds binds, ZoneId zone) {
        this.fact = fact;
        this.filters = filters;
        this.scope = scope;
        this.binds = binds;
        this.zone = zone;
        used.addAll(filters.keySet());
    }

    /** The key that the facts are grouped by. */
    String group(MeasureQuery query) {
        return GroupText.of(query, this::group);
    }

    /** The key of one dimension; null for no grouping. */
    public String group(Dimension by) {
        if (by == null) {
            return "NULL::text";
        }
        used.add(by);
        return column(by);
    }

    /** The instant whose business day a fact belongs to. */
    public String moment() {
        return "f." + fact.moment();
    }

    /** The table and what it is joined with. Ask for it after the groups. */
    public String from() {
        boolean region = used.contains(Dimension.REGION)
                || used.contains(Dimension.CITY)
                || !scope.everything() && !scope.regions().isEmpty();
        boolean level = used.contains(Dimension.BUSINESS) || used.contains(Dimension.CATEGORY_GROUP);
        return fact.table() + " f"
                + (needsEmployee() ? " LEFT JOIN employee e ON e.code = f.employee" : "")
                + (region ? " LEFT JOIN store s ON s.code = " + store() : "")
                + (used.contains(Dimension.TIER) ? " LEFT JOIN customer c ON c.code = f.customer" : "")
                + (level ? " LEFT JOIN category_level l ON l.code = f.category" : "");
    }

    private boolean needsEmployee() {
        return used.contains(Dimension.POST) || fact == FactKind.ASSESSMENT;
    }

    /** Within the time, past the filters and in the scope. */
    public List<String> conditions(Instant from, Instant to) {
        List<String> all = new ArrayList<>();
        all.add(moment() + " >= " + binds.bind(from.atOffset(ZoneOffset.UTC)));
        all.add(moment() + " < " + binds.bind(to.atOffset(ZoneOffset.UTC)));
        all.addAll(conditions());
        return all;
    }

    /** Past the filters and in the scope, whenever it was. */
    public List<String> conditions() {
        List<String> all = new ArrayList<>();
        filters.forEach((dimension, codes) ->
                all.add(column(dimension) + " = ANY(" + binds.bind(codes.toArray(String[]::new)) + "::text[])"));
        if (!scope.everything()) {
            all.add(inScope());
        }
        return all;
    }

    private String inScope() {
        String covered = ScopeTerms.covers(scope, store(), "s.region", binds);
        return fact == FactKind.OUTAGE ? "(f.store IS NULL OR " + covered + ")" : covered;
    }

    /** An assessment is of a person: its store is the one where that person works. An outage of no store is of all. */
    private String store() {
        return fact == FactKind.ASSESSMENT ? "e.store" : "f.store";
    }

    private String column(Dimension dimension) {
        return switch (dimension) {
            case STORE -> store();
            case REGION -> "s.region";
            case CITY -> "s.city";
            case TIER -> "c.tier";
            case POST -> "e.post";
            case BUSINESS -> "l.business";
            case CATEGORY_GROUP -> "l.category_group";
            case CHANNEL, CATEGORY, TOUCHPOINT, EMPLOYEE, PRIORITY, SURVEY, KIND -> "f." + dimension.id();
            case WEEKDAY -> clock("isodow");
            case HOUR -> clock("hour");
        };
    }

    private String clock(String field) {
        if (zone == null) {
            throw new IllegalStateException("a weekday or an hour needs a zone");
        }
        return "extract(" + field + " FROM " + moment() + " AT TIME ZONE " + binds.bind(zone.getId())
                + "::text)::int::text";
    }
}
