package dev.manyi.check;

import dev.manyi.check.FactRows.AssessmentRow;
import dev.manyi.check.FactRows.Common;
import dev.manyi.check.FactRows.ConductRow;
import dev.manyi.check.FactRows.Event;
import dev.manyi.check.FactRows.InvitationRow;
import dev.manyi.check.FactRows.OutageRow;
import dev.manyi.check.FactRows.PurchaseRow;
import dev.manyi.check.FactRows.ResponseRow;
import dev.manyi.check.FactRows.TicketRow;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.rules.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/** The answer to one question, while it is put together from facts: which of them it is about, and where they belong. */
final class Sheet {
    private final KpiRequest request;
    private final Rules rules;
    private final ZoneId zone;
    private final Directory directory;
    private final OpenTime time;
    private final Outages outages;
    private final Service service;
    private final Indices indices;
    private final NavigableMap<Instant, Period> periods;
    private final Map<Slot, Tally> tallies = new HashMap<>();
    /** Many minutes of many stores: computed once, when all outages are known. */
    private final Map<Slot, Result> availability = new HashMap<>();

    Sheet(KpiRequest request, Rules rules, ZoneId zone, Directory directory) {
        this.request = request;
        this.rules = rules;
        this.zone = zone;
        this.directory = directory;
        this.time = new OpenTime(rules, zone);
        this.outages = new Outages(time);
        this.service = new Service(request, rules, directory);
        this.indices = new Indices(rules);
        this.periods = Period.of(request, zone, rules.fiscalYearStart());
    }

    KpiRequest request() {
        return request;
    }

    /** The groups that have facts or service. */
    Set<Slot> slots() {
        Set<Slot> slots = new HashSet<>(tallies.keySet());
        for (Slot group : service.groups()) {
            periods.values().forEach(period -> slots.add(group.in(period.name())));
        }
        return slots;
    }

    /** Null for a KPI that nobody here knows. */
    Result result(Slot slot, String kpi) {
        if (kpi.equals(Outages.KPI)) {
            return availability.computeIfAbsent(slot, this::availability);
        }
        return indices.has(kpi)
                ? indices.of(kpi, post(slot), part -> result(slot, part), tally(slot))
                : tally(slot).of(kpi);
    }

    boolean isIndex(String kpi) {
        return indices.has(kpi);
    }

    Verdicts verdicts() {
        return new Verdicts(this, indices);
    }

    private Result availability(Slot slot) {
        Period period = periods.values().stream()
                .filter(one -> one.name().equals(slot.period()))
                .findFirst()
                .orElseThrow();
        return outages.availability(
                service.channels(slot), service.stores(slot), period.from(), period.known(request.asOf()));
    }

    /** Of the staff whom a group is about, where they all have the same. */
    String post(Slot slot) {
        List<String> asked = request.filters().getOrDefault(Dimension.POST, List.of());
        if (asked.size() == 1) {
            return asked.get(0);
        }
        if (request.by() == Dimension.POST || request.across() == Dimension.POST) {
            return request.by() == Dimension.POST ? slot.group() : slot.across();
        }
        if (request.by() == Dimension.EMPLOYEE || request.across() == Dimension.EMPLOYEE) {
            return directory
                    .person(request.by() == Dimension.EMPLOYEE ? slot.group() : slot.across())
                    .post();
        }
        return null;
    }

    void add(ResponseRow row) {
        tally(row.common()).ifPresent(tally -> {
            tally.survey.add(row);
            tally.quality.add(row, request.asOf());
        });
    }

    void add(InvitationRow row) {
        tally(row.common()).ifPresent(tally -> {
            tally.survey.addInvitation(row.answeredIn().stream().anyMatch(this::covers));
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

    void add(OutageRow row) {
        outages.add(row);
    }

    void add(ConductRow row) {
        tally(row.common()).ifPresent(tally -> {
            tally.staff.add(row);
            tally.quality.add(row.common());
        });
    }

    void add(AssessmentRow row) {
        tally(row.common()).ifPresent(tally -> tally.staff.add(row));
    }

    /** The history of one customer, taken apart by the groups of the question. */
    void add(List<Event> history) {
        Map<Slot, List<Event>> groups = new HashMap<>();
        for (Event event : history) {
            if (asks(event.kind(), event.subject(), event.at())) {
                groups.computeIfAbsent(group(null, event.subject(), event.at()), key -> new ArrayList<>())
                        .add(event);
            }
        }
        groups.forEach((group, events) -> periods.values()
                .forEach(period ->
                        tally(group.in(period.name())).customer.add(events, period, period.known(request.asOf()))));
    }

    private boolean covers(String store) {
        return request.scope().covers(store, directory.shop(store).region());
    }

    private Optional<Tally> tally(Common row) {
        Map.Entry<Instant, Period> period = periods.floorEntry(row.at());
        if (period == null || !period.getValue().holds(row.at()) || !asks(row.kind(), row.subject(), row.at())) {
            return Optional.empty();
        }
        return Optional.of(tally(group(period.getValue().name(), row.subject(), row.at())));
    }

    Tally tally(Slot slot) {
        return tallies.computeIfAbsent(slot, key -> new Tally(rules, time, request.asOf()));
    }

    private Slot group(LocalDate period, Subject subject, Instant at) {
        return new Slot(period, key(request.by(), subject, at), key(request.across(), subject, at));
    }

    private String key(Dimension dimension, Subject subject, Instant at) {
        if (dimension == null) {
            return null;
        }
        return switch (dimension) {
            case WEEKDAY -> String.valueOf(at.atZone(zone).getDayOfWeek().getValue());
            case HOUR -> String.valueOf(at.atZone(zone).getHour());
            default -> subject.in(dimension);
        };
    }

    private boolean asks(FactKind kind, Subject subject, Instant at) {
        if (!request.dimensions().stream().allMatch(dimension -> dimension.appliesTo(kind))) {
            return false;
        }
        for (Map.Entry<Dimension, List<String>> filter : request.filters().entrySet()) {
            String code = key(filter.getKey(), subject, at);
            if (!filter.getKey().appliesTo(kind)
                    || code == null
                    || !filter.getValue().contains(code)) {
                return false;
            }
        }
        return request.scope().covers(subject.store(), subject.region());
    }
}
