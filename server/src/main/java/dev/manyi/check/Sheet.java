package dev.manyi.check;

import dev.manyi.check.FactRows.Common;
import dev.manyi.check.FactRows.Event;
import dev.manyi.check.FactRows.InvitationRow;
import dev.manyi.check.FactRows.PurchaseRow;
import dev.manyi.check.FactRows.ResponseRow;
import dev.manyi.check.FactRows.TicketRow;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.rules.Rules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/** The answer to one question, while it is put together from facts: which of them it is about, and where they belong. */
final class Sheet {
    private final KpiRequest request;
    private final Rules rules;
    private final OpenTime time;
    private final NavigableMap<Instant, Period> periods;
    private final Map<Slot, Tally> tallies = new HashMap<>();

    Sheet(KpiRequest request, Rules rules, ZoneId zone) {
        this.request = request;
        this.rules = rules;
        this.time = new OpenTime(rules, zone);
        this.periods = Period.of(request, zone, rules.fiscalYearStart());
    }

    KpiRequest request() {
        return request;
    }

    /** The groups that have facts. */
    Set<Slot> slots() {
        return Set.copyOf(tallies.keySet());
    }

    /** Null for a KPI that nobody here knows. */
    Result result(Slot slot, String kpi) {
        return tally(slot).of(kpi);
    }

    /** Whether anybody here knows a KPI. */
    boolean knows(String kpi) {
        return new Tally(rules, time, request.asOf()).of(kpi) != null;
    }

    void add(ResponseRow row) {
        tally(row.common()).ifPresent(tally -> {
            tally.survey.add(row);
            tally.quality.add(row, request.asOf());
        });
    }

    void add(InvitationRow row) {
        tally(row.common()).ifPresent(tally -> {
            tally.survey.add(row);
            tally.quality.add(row.common());
        });
    }

    void add(TicketRow row, boolean repeated) {
        tally(row.common()).ifPresent(tally -> {
            tally.ticket.add(row, repeated);
            tally.customer.add(row);
            tally.quality.add(row, request.asOf());
        });
    }

    void add(PurchaseRow row) {
        tally(row.common()).ifPresent(tally -> {
            tally.customer.add(row);
            tally.quality.add(row, request.asOf());
        });
    }

    /** The history of one customer, taken apart by the groups of the question. */
    void add(List<Event> history) {
        Map<String, List<Event>> groups = new HashMap<>();
        for (Event event : history) {
            if (asks(event.kind(), event.subject())) {
                groups.computeIfAbsent(group(event.subject()), key -> new ArrayList<>())
                        .add(event);
            }
        }
        groups.forEach((group, events) -> periods.values()
                .forEach(period -> tally(new Slot(period.name(), group))
                        .customer
                        .add(events, period, period.known(request.asOf()))));
    }

    private Optional<Tally> tally(Common row) {
        Map.Entry<Instant, Period> period = periods.floorEntry(row.at());
        if (period == null || !period.getValue().holds(row.at()) || !asks(row.kind(), row.subject())) {
            return Optional.empty();
        }
        return Optional.of(tally(new Slot(period.getValue().name(), group(row.subject()))));
    }

    private Tally tally(Slot slot) {
        return tallies.computeIfAbsent(slot, key -> new Tally(rules, time, request.asOf()));
    }

    private String group(Subject subject) {
        return request.by() == null ? null : subject.in(request.by());
    }

    private boolean asks(FactKind kind, Subject subject) {
        if (request.by() != null && !request.by().appliesTo(kind)) {
            return false;
        }
        for (Map.Entry<Dimension, List<String>> filter : request.filters().entrySet()) {
            String code = subject.in(filter.getKey());
            if (!filter.getKey().appliesTo(kind)
                    || code == null
                    || !filter.getValue().contains(code)) {
                return false;
            }
        }
        return request.scope().everything()
                || subject.store() != null && request.scope().stores().contains(subject.store())
                || subject.region() != null && request.scope().regions().contains(subject.region());
    }
}
